import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from './support/programs';
import { manifestsOf, typeErrors } from './support/programs';

// Every complete program in README.md and docs/ compiles strictly and writes manifests, because it is copied before it is
// read. What is not a complete program says so: ```ts fragment.

/** `at` is the file and the line of the opening fence, as an editor understands it. */
interface Snippet extends Program {
  readonly fragment: boolean;
}

const ROOT = join(__dirname, '..');
const FENCE = /^```(?:ts|typescript)\b([^\n]*)\n([\s\S]*?)^```\s*$/gm;

function snippetsOf(path: string): Snippet[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return [...text.matchAll(FENCE)].map((match) => ({
    at: `${path}:${text.slice(0, match.index).split('\n').length}`,
    fragment: match[1]!.trim() === 'fragment',
    code: match[2]!,
  }));
}

function pages(): string[] {
  const docs = existsSync(join(ROOT, 'docs')) ? readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }) : [];
  return ['README.md', ...docs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name))];
}

// Until the README is written there is nothing to test.
(existsSync(join(ROOT, 'README.md')) ? describe : describe.skip)('the programs in README.md and docs/', () => {
  const snippets = existsSync(join(ROOT, 'README.md')) ? pages().flatMap(snippetsOf) : [];
  const programs = snippets.filter((snippet) => !snippet.fragment);

  test('exist, in the README first of all', () => {
    expect(programs.filter(({ at }) => at.startsWith('README.md'))).not.toHaveLength(0);
  });

  test('import what they use, or are marked as a fragment', () => {
    expect(programs.filter(({ code }) => !/^import /m.test(code)).map(({ at }) => at)).toEqual([]);
  });

  test('compile', () => {
    expect(typeErrors(programs)).toEqual([]);
  });

  test.each(programs)('write manifests: $at', (snippet) => {
    expect(manifestsOf(snippet, require)).toContainEqual(expect.stringMatching(/\.yaml$/));
  });
});
