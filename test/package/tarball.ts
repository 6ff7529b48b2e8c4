import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

export interface Tarball {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: ReadonlyArray<{ readonly path: string; readonly size: number }>;
}

/** What is published of the last build: `npm run package` puts it into a folder of its own. */
export const STAGE = join(ROOT, 'pkg/npm');

export function pack(...options: string[]): Tarball {
  execFileSync(process.execPath, [join(ROOT, 'scripts/package/stage.cjs')], { stdio: 'inherit' });
  return JSON.parse(npm(ROOT, 'pack', STAGE, '--json', '--ignore-scripts', ...options))[0];
}

export function npm(folder: string, ...args: string[]): string {
  // On Windows npm is a .cmd file, which only a shell can start.
  return execFileSync('npm', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
}
