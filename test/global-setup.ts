import * as fs from 'node:fs';
import * as path from 'node:path';
import type * as Refresh from '../scripts/description/refresh';

const ROOT = path.resolve(__dirname, '..');
const TABLE = path.join(ROOT, 'src/core/api/structs.ts');

/**
 * The library checks what it is given against tables made of its own declarations. Like a snapshot they are written by whoever
 * runs the tests after a change; with `--ci` they are only compared, in test/api/description.test.ts.
 */
export default function globalSetup({ ci }: { readonly ci?: boolean }): void {
  if (ci || !isOlder(TABLE, path.join(ROOT, 'src'))) return;

  // the parser is the compiler, which takes a while to load
  const { refresh } = require('../scripts/description/refresh') as typeof Refresh;
  for (const file of refresh({ write: true })) console.log(`\n${file} is written anew: commit it`);
  fs.utimesSync(TABLE, new Date(), new Date());
}

function isOlder(file: string, folder: string): boolean {
  const written = fs.statSync(file).mtimeMs;
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.some((name) => name.endsWith('.ts') && fs.statSync(path.join(folder, name)).mtimeMs > written);
}
