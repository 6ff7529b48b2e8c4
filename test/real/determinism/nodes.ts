import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { CACHE } from '../../../scripts/cache';
import { once } from '../tools';

/** The oldest release line that we support, and all that followed: the newest of each when this was written. */
export const NODES = ['20.20.2', '22.23.5', '24.22.3', '26.12.1'];

/** Node.js of a version, from npm, where a package has nothing but its binary. */
export function nodeOf(version: string): string {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = `node-${version}`;
  return once(path.join(folder, 'node_modules', name, 'bin/node'), () => {
    const options = ['--no-save', '--no-audit', '--no-fund', '--silent', '--ignore-scripts'];
    execFileSync('npm', ['install', '--prefix', path.join(CACHE, folder), ...options, `${name}@${version}`], {
      stdio: 'inherit',
    });
  });
}
