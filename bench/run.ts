import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** What a whole process has used: milliseconds of both processors, mebibytes at the peak, and what it loaded. */
export interface Usage {
  readonly cpu: number;
  readonly rss: number;
  readonly modules: number;
  readonly bytes: number;
}

/** In memory where there is such a folder, so that the disk is not what is measured. */
export const SCRATCH = fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();

/** Runs a compiled program in a clean environment, gives its output folder to `look`, and removes it. */
export function run(programs: string, program: string, args: readonly string[] = [], look?: (outdir: string) => void): Usage {
  const outdir = fs.mkdtempSync(path.join(SCRATCH, 'bench-'));
  try {
    const node = ['--require', path.join(programs, 'report.js'), path.join(programs, `${program}.js`), ...args];
    const output = spawn(node, outdir);
    look?.(outdir);
    return JSON.parse(output[3]!) as Usage;
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

/** Runs the probe and returns what it counted. */
export function probe(programs: string): { readonly constructs: number; readonly heap: number; readonly validations: number } {
  const outdir = fs.mkdtempSync(path.join(SCRATCH, 'bench-'));
  try {
    return JSON.parse(spawn(['--expose-gc', path.join(programs, 'probe.js')], outdir)[4]!);
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

/** A bundle of certificates alone costs Node.js 20 more than a gateway. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...env } = process.env;
  return env;
}

function spawn(args: string[], outdir: string): readonly (string | null)[] {
  const child = spawnSync(process.execPath, args, {
    env: { ...cleanEnvironment(), CDK8S_OUTDIR: outdir },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'],
  });
  if (child.status !== 0) throw new Error(`${args.join(' ')} ended with ${child.status ?? child.signal}`);
  return child.output;
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
