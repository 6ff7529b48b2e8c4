import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { installed } from './cache';

/** Installs what a `package-lock.json` names, without running anything of it. */
export async function fromNpm(product: string, version: string): Promise<string> {
  const lock = path.join(__dirname, '..', 'locks', product);
  const files = ['package.json', 'package-lock.json'];
  const hash = createHash('sha256');
  for (const file of files) hash.update(fs.readFileSync(path.join(lock, file)));
  return installed(`${product}-${version}-${hash.digest('hex').slice(0, 10)}`, (folder) => {
    for (const file of files) fs.copyFileSync(path.join(lock, file), path.join(folder, file));
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--omit=dev', '--loglevel=error'];
    execFileSync('npm', ['ci', ...quiet], { cwd: folder, stdio: 'inherit' });
  });
}
