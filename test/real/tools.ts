import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { CACHE } from '../../scripts/cache';

/** The program that a folder with a module of Go is. */
export function goProgram(folder: string): string {
  const files = fs.readdirSync(folder).map((file) => fs.readFileSync(path.join(folder, file)));
  return once(path.join(hash(...files), path.basename(folder)), (target) => {
    run('go', ['build', '-trimpath', '-o', target, '.'], { cwd: folder });
  });
}

/** The program of a module of Go at a version. */
export function goInstalled(module: string, version: string): string {
  return once(path.join(hash(module, version), path.basename(module)), (target) => {
    const bin = path.dirname(target);
    run('go', ['install', '-trimpath', `${module}@${version}`], { env: { ...process.env, GOBIN: bin, GOFLAGS: '-mod=mod' } });
  });
}

/** The Python of an environment of its own in which packages of PyPI are, each at a version: `PyYAML==6.0.2`. */
export function pythonWith(...packages: readonly string[]): string {
  const folder = path.join(CACHE, hash(...packages));
  return once(path.join(hash(...packages), 'bin', 'python'), () => {
    run('python3', ['-m', 'venv', '--clear', folder]);
    run(path.join(folder, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', ...packages]);
  });
}

/** A file of the cache; what stops half way leaves none that counts. */
export function once(file: string, make: (target: string) => void): string {
  const target = path.join(CACHE, file);
  const done = `${path.join(CACHE, file.split(path.sep)[0]!)}.done`;
  if (!fs.existsSync(done)) {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    retried(() => make(target));
    fs.writeFileSync(done, '');
  }
  return target;
}

/** Does again what needs a registry: those are away for seconds at times. */
function retried(make: () => void, pauses: readonly number[] = [5_000, 30_000]): void {
  const [pause, ...others] = pauses;
  try {
    make();
  } catch (error) {
    if (pause === undefined) throw error;
    console.error(`again in ${pause / 1000} s: ${String(error)}`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    retried(make, others);
  }
}

function run(command: string, args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): void {
  execFileSync(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
}

function hash(...parts: ReadonlyArray<string | Buffer>): string {
  return parts
    .reduce((sum, part) => sum.update(part), createHash('sha256'))
    .digest('hex')
    .slice(0, 16);
}
