import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe } from './describe';
import { tables } from './tables';

const ROOT = resolve(__dirname, '../..');

/** The tables that are not what the declarations say; written anew if that is wanted. */
export function refresh({ write }: { readonly write: boolean }): string[] {
  const stale = [...tables(describe())].filter(([file, text]) => !isSame(join(ROOT, file), text));
  for (const [file, text] of write ? stale : []) writeFileSync(join(ROOT, file), text);
  return stale.map(([file]) => file);
}

function isSame(path: string, text: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8') === text;
}
