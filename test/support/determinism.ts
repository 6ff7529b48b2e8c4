import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** The surroundings of a synthesis that must leave no trace in its output. */
const SURROUNDINGS = [
  { TZ: 'UTC', LANG: 'C', HOME: 'home-a', cwd: 'work-a' },
  { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', HOME: 'home-b', cwd: 'deeper/work-b' },
];

const ROOT = path.resolve(__dirname, '../..');

/** What one run of a program left behind: its standard output and every file that `app.synth()` wrote, by name. */
export type Output = Record<string, string>;

/**
 * Runs a cdk8s program (TypeScript) once per surrounding, each in a process of its own with its own time zone, language,
 * home and working directory, with `Date.now`, `Math.random` and the host name poisoned. The outputs must be equal.
 */
export function outputsOf(program: string): Output[] {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'determinism-'));

  try {
    return SURROUNDINGS.map((surrounding, index) => run(path.resolve(program), path.join(scratch, String(index)), surrounding));
  } finally {
    fs.rmSync(scratch, { recursive: true });
  }
}

function run(program: string, scratch: string, { cwd, HOME, ...variables }: (typeof SURROUNDINGS)[number]): Output {
  const [work, home, out] = [cwd, HOME, 'out'].map((folder) => path.join(scratch, folder)) as [string, string, string];
  for (const folder of [work, home, out]) fs.mkdirSync(folder, { recursive: true });

  // Only what a program needs: a variable of the developer's machine that changes the output would otherwise go unseen.
  const env = {
    PATH: process.env['PATH'],
    ...variables,
    HOME: home,
    CDK8S_OUTDIR: out,
    TS_NODE_PROJECT: path.join(ROOT, 'tsconfig.dev.json'),
  };
  const preload = [require.resolve('ts-node/register/transpile-only'), path.join(__dirname, 'poison.ts')];
  const args = [...preload.flatMap((module) => ['--require', module]), program];
  const child = spawnSync(process.execPath, args, { cwd: work, env, encoding: 'utf8' });

  if (child.status !== 0) throw new Error(`${program} failed: ${child.stderr}`);

  return { stdout: child.stdout, ...filesIn(out) };
}

function filesIn(folder: string): Output {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => fs.statSync(path.join(folder, name)).isFile());

  return Object.fromEntries(files.map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}
