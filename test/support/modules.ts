import * as fs from 'node:fs';
import * as path from 'node:path';

/** A source file, as a path from the root of the repository, and what it imports. */
export interface Module {
  readonly file: string;
  readonly lines: number;
  /** Package names, or paths from the root without extension for what is ours. */
  readonly imports: readonly string[];
}

const ROOT = path.resolve(__dirname, '../..');
const IMPORT = /(?:^|[\s;}])(?:from|import)\s*\(?\s*'([@\w./:-]+)'|\brequire\(\s*'([@\w./:-]+)'\s*\)/g;

export function sourceModules(folder = 'src'): Module[] {
  const names = fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  const files = names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')));

  return files.sort().map((file) => parseModule(file, fs.readFileSync(path.join(ROOT, file), 'utf8')));
}

/** Imports of types count as well: a type from a layer above is knowledge of that layer. */
export function parseModule(file: string, text: string): Module {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const targets = [...code.matchAll(IMPORT)].map(([, imported, required]) => (imported ?? required) as string);
  const imports = targets.map((target) => (target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target));

  return { file, lines: text.split('\n').length - 1, imports: [...new Set(imports)] };
}

/** The first cycle of imports, as the files on its way, or undefined. */
export function findCycle(modules: readonly Module[]): string[] | undefined {
  const byName = new Map(modules.flatMap((module) => namesOf(module.file).map((name) => [name, module])));
  const done = new Set<Module>();

  function walk(module: Module, trail: readonly Module[]): string[] | undefined {
    const start = trail.indexOf(module);
    if (start >= 0) return [...trail.slice(start), module].map(({ file }) => file);
    if (done.has(module)) return undefined;

    for (const name of module.imports) {
      const next = byName.get(name);
      const cycle = next && walk(next, [...trail, module]);
      if (cycle) return cycle;
    }
    done.add(module);
    return undefined;
  }

  for (const module of modules) {
    const cycle = walk(module, []);
    if (cycle) return cycle;
  }
  return undefined;
}

/** `src/gateway/index.ts` is imported as `src/gateway/index` and as `src/gateway`. */
function namesOf(file: string): string[] {
  const name = file.replace(/\.ts$/, '');
  return name.endsWith('/index') ? [name, name.slice(0, -'/index'.length)] : [name];
}
