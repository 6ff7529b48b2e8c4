import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { LANGUAGES } from './languages';
import type { Language } from './languages';

// The same program in every language (examples/languages), against the packages that jsii makes of the last build: each is
// type-checked and run, and writes what the one in TypeScript writes, to the byte. `-- go` tries one language.

const ROOT = path.resolve(__dirname, '../../..');
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'languages-'));

function main(names: readonly string[]): void {
  const unknown = names.filter((name) => !(name in LANGUAGES));
  if (unknown.length > 0) {
    throw new Error(`no such language: ${unknown.join(', ')}; there are ${Object.keys(LANGUAGES).join(', ')}`);
  }

  // packing would compile once more
  const env = { ...process.env, npm_config_ignore_scripts: 'true' };
  execFileSync('npm', ['run', '--silent', 'languages'], { cwd: ROOT, env, stdio: 'inherit' });
  const expected = written('typescript', LANGUAGES['typescript']!);
  for (const [name, language] of Object.entries(LANGUAGES)) {
    if (name === 'typescript' || (names.length > 0 && !names.includes(name))) continue;

    const found = written(name, language);
    compare(name, expected, found);
    console.log(`${name}: the same ${[...found.values()].join('').length} bytes in ${found.size} file as TypeScript`);
  }
}

/** What the program of a language writes, by file. */
function written(name: string, { run }: Language): ReadonlyMap<string, string> {
  const [folder, outdir] = ['program', 'manifests'].map((part) => path.join(scratch, name, part)) as [string, string];
  fs.cpSync(path.join(ROOT, 'examples/languages', name), folder, { recursive: true });
  fs.mkdirSync(outdir);
  run({ folder, packages: path.join(ROOT, 'pkg'), env: { ...process.env, CDK8S_OUTDIR: outdir, ...QUIET } });
  return new Map(fs.readdirSync(outdir).map((file) => [file, fs.readFileSync(path.join(outdir, file), 'utf8')]));
}

/** jsii greets every run on a Node.js that it does not support any more. */
const [NODE] = process.versions.node.split('.');
const QUIET = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: NODE, JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION: '1' };

function compare(name: string, expected: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): void {
  for (const file of new Set([...expected.keys(), ...found.keys()])) {
    const [ours, theirs] = [expected, found].map((files) => files.get(file)?.split('\n') ?? []) as [string[], string[]];
    const line = ours.findIndex((text, i) => text !== theirs[i]);
    if (line >= 0 || ours.length !== theirs.length) {
      const at = line < 0 ? ours.length : line;
      throw new Error(`${name}: ${file}:${at + 1} is ${JSON.stringify(theirs[at])}, in TypeScript ${JSON.stringify(ours[at])}`);
    }
  }
  if (expected.size === 0) throw new Error('the program in TypeScript wrote nothing');
}

try {
  main(process.argv.slice(2));
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
