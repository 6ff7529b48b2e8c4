import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { CACHE } from '../../../../scripts/cache';

const TRIES = 3;

/** By product and by what its lock says. */
const PRODUCTS = path.join(CACHE, 'products');

/**
 * A folder that `install` fills once. Only a folder that was filled to the end counts; what an earlier run left half done is
 * thrown away. Downloads are tried again, since networks fail; what they bring is pinned by hash.
 */
export async function installed(name: string, install: (folder: string) => void): Promise<string> {
  const folder = path.join(PRODUCTS, name);
  const complete = path.join(folder, '.complete');
  for (let i = 1; !fs.existsSync(complete); i++) {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    try {
      console.log(`installing ${name} into ${folder}`);
      install(folder);
      // pods run as somebody else
      execFileSync('chmod', ['-R', 'a+rX', folder]);
      fs.writeFileSync(complete, '');
    } catch (error) {
      if (i === TRIES) throw error;
      console.log(`installing ${name} failed, trying again: ${String(error)}`);
      await new Promise((resolve) => setTimeout(resolve, 5_000 * i));
    }
  }
  return folder;
}
