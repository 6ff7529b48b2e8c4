// `npm run release:notes -- 1.2.3` prints what the changelog says about a version, for the notes of its release. Needs nothing installed.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const CHANGELOG = join(__dirname, '../../CHANGELOG.md');

/** The entries of a version. */
function notesOf(changelog, version) {
  const sections = new Map(
    changelog
      .split(/^## /m)
      .slice(1)
      .map((section) => [/^\S+/.exec(section)?.[0], section.slice(section.indexOf('\n')).trim()]),
  );
  if (!sections.get(version)) {
    throw new Error(`CHANGELOG.md has no entries under '## ${version}': rename 'Unreleased' to the version and its date`);
  }
  if (sections.get('Unreleased')) {
    throw new Error(`CHANGELOG.md still has entries under '## Unreleased': they belong to ${version}, or the tag is wrong`);
  }
  return sections.get(version);
}

module.exports = { notesOf };

if (require.main === module) {
  console.log(notesOf(readFileSync(CHANGELOG, 'utf8'), process.argv[2]));
}
