import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

export interface Tarball {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: ReadonlyArray<{ readonly path: string; readonly size: number }>;
}

/** What `npm publish` would upload from the last build. Without lifecycle scripts, whose output would mix with the JSON. */
export function pack(...options: string[]): Tarball {
  const output = npm(ROOT, 'pack', '--json', '--ignore-scripts', ...options);
  return JSON.parse(output)[0];
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
