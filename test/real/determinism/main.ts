import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { compileExamples } from './compile';
import { NODES, nodeOf } from './nodes';

// The same program makes the same bytes: whatever version of Node.js runs it, where and when, and in whichever order a language
// hands the members of a struct or the entries of a map over. All examples, each time in a process of its own, from the last build.

interface Surroundings {
  /** Of Node.js; that which runs this, if absent. */
  readonly node?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const AS_IT_STANDS = 'as it stands';
const SURROUNDINGS: Readonly<Record<string, Surroundings>> = {
  [AS_IT_STANDS]: {},
  'in Kathmandu, in Turkish': { env: { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' } },
  'in St. Johns, in Arabic, at another time': { env: { TZ: 'America/St_Johns', LC_ALL: 'ar_EG.UTF-8', LUCK: '7' } },
  'with every object in reverse': { env: { ORDER: 'reversed' } },
  'with every object shuffled': { env: { ORDER: '1' } },
  'with every object shuffled otherwise': { env: { ORDER: '2' } },
  ...Object.fromEntries(NODES.map((node) => [`by Node.js ${node}`, { node }])),
};

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'determinism-'));
const program = compileExamples();
try {
  const { [AS_IT_STANDS]: given, ...all } = SURROUNDINGS;
  const expected = synthesize(AS_IT_STANDS, given!);
  for (const [name, surroundings] of Object.entries(all)) {
    const files = synthesize(name, surroundings);
    const different = [...new Set([...Object.keys(expected), ...Object.keys(files)])].filter(
      (file) => files[file] !== expected[file],
    );
    console.log(`${different.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${Object.keys(files).length} files`);
    different.forEach((file) => console.log(`       ${firstDifference(file, expected[file], files[file])}`));
    if (different.length > 0 || Object.keys(files).length < 50) process.exitCode = 1;
  }
} finally {
  fs.rmSync(work, { recursive: true });
}

/** What the examples write, by file. */
function synthesize(name: string, { node, env }: Surroundings): Record<string, string> {
  const folder = path.join(work, name);
  fs.mkdirSync(folder);
  const args = ['--require', path.join(path.dirname(program), 'surroundings.js'), program];
  // the proof of a leak is a variable that shows: those of this machine are no part of it
  const surroundings = {
    PATH: process.env['PATH'],
    HOME: folder,
    TZ: 'UTC',
    LC_ALL: 'C',
    CDK8S_OUTDIR: path.join(folder, 'out'),
    ...env,
  };
  const child = spawnSync(node === undefined ? process.execPath : nodeOf(node), args, {
    cwd: folder,
    env: surroundings,
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(`${name}: ${child.stderr}`);
  const out = path.join(folder, 'out');
  return Object.fromEntries(fs.readdirSync(out).map((file) => [file, fs.readFileSync(path.join(out, file), 'utf8')]));
}

function firstDifference(file: string, expected = '', found = ''): string {
  const [one, other] = [expected.split('\n'), found.split('\n')];
  const line = one.findIndex((text, i) => text !== other[i]);
  return `${file} line ${line + 1}: ${one[line] ?? '(nothing)'} | ${other[line] ?? '(nothing)'}`;
}
