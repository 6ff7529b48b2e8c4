import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { CODES } from '../../../src/core/codes';

const ROOT = resolve(__dirname, '../../..');
/** What a file loads; what it only takes types from reports nothing on its behalf. */
const IMPORT = /^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gm;
const CODE = /'(LLMGW-\d{3})'/g;
/** Writes its code for whoever calls it, see src/core/unread.ts. */
const UNREAD = /\bunread\(/;
/** Codes that anything may raise stand in the index once. */
const EVERYWHERE = /^(?:src\/core|src\/app)\//;

/** The codes that a file can raise, with all that it loads, and their titles. */
export function codesBelow(file: string): [string, string][] {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, target] of readFileSync(path, 'utf8').matchAll(IMPORT)) visit(sourceOf(resolve(dirname(path), target!)));
  };
  visit(resolve(ROOT, file));
  return titled([...seen].filter((path) => !EVERYWHERE.test(relative(ROOT, path))));
}

/** The codes that stand in the files of a folder. */
export function codesIn(folder: string): [string, string][] {
  const names = readdirSync(resolve(ROOT, folder)).filter((name) => name.endsWith('.ts'));
  return titled(names.map((name) => resolve(ROOT, folder, name)));
}

function titled(paths: readonly string[]): [string, string][] {
  const codes = paths.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    return [...[...text.matchAll(CODE)].map(([, code]) => code!), ...(UNREAD.test(text) ? ['LLMGW-130'] : [])];
  });
  const titles = CODES as Readonly<Record<string, { readonly title: string }>>;
  return [...new Set(codes)].sort().map((code) => [code, titles[code]!.title]);
}

function sourceOf(path: string): string {
  const found = [`${path}.ts`, join(path, 'index.ts')].find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${path} is imported and not there`);
  return found;
}
