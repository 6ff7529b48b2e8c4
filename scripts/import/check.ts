import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeImports } from './write';

/** The files below imports/ that `npm run import` would add, change or remove. */
export function staleFiles(root: string): string[] {
  const fresh = mkdtempSync(join(tmpdir(), 'imports-'));
  try {
    writeImports(root, fresh);
    const files = new Set([...filesOf(root), ...filesOf(fresh)]);
    return [...files].sort().filter((file) => textOf(root, file) !== textOf(fresh, file));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function filesOf(dir: string): string[] {
  const entries = readdirSync(join(dir, 'imports'), { recursive: true, withFileTypes: true });
  return entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name).slice(join(dir, 'imports/').length));
}

function textOf(dir: string, file: string): string | undefined {
  const path = join(dir, 'imports', file);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
