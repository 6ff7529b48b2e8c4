import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nothing, parse } from './parse';
import type { Parsed } from './parse';
import type { Class, Description, Struct } from './types';

const ROOT = resolve(__dirname, '../..');
const EXPORT = /^export (?:type )?(\*|\{[^}]*\}) from '(\..+)';$/gm;

/** What jsii hides and whose members it shows in the classes that extend it. */
const HIDDEN_BASES: Readonly<Record<string, string>> = { WorkloadConstruct: 'src/workload/workload-construct.ts' };

/** What the classes of others take that ours extend without a constructor of their own. */
const INHERITED: Readonly<Record<string, Class['initializer']>> = {
  App: [{ name: 'props', type: 'AppProps', optional: true }],
};

/** Where the structs of others are declared that ours hold. */
const OF_OTHERS: ReadonlyArray<readonly [file: string, scope: string]> = [
  ['node_modules/cdk8s-plus-28/lib/imports/k8s.d.ts', 'k8s.'],
  ['node_modules/cdk8s/lib/app.d.ts', ''],
];

/** The public API, from what `src/index.ts` exports. */
export function describe(): Description {
  const ours = nothing();
  for (const [, names, file] of read('src/index.ts').matchAll(EXPORT)) {
    const wanted = names === '*' ? undefined : new Set(names!.match(/\w+/g));
    parse(read(`src/${file}.ts`), (name) => wanted?.has(name) ?? true, ours);
  }
  for (const [name, declared] of ours.classes) ours.classes.set(name, withBase(declared));
  addReachable(ours);
  return ours;
}

/** The structs of others that ours hold, at every depth. */
function addReachable(ours: Parsed): void {
  const texts = OF_OTHERS.map(([file, scope]) => ({ text: read(file), scope }));
  const add = (type: string): void => {
    const name = type.replace(/(?:\[\]|\{\})+$/, '');
    if (ours.structs.has(name) || ours.classes.has(name)) return;
    for (const { text, scope } of texts) {
      const declared = name.startsWith(scope) && declaration(text, name.slice(scope.length));
      if (declared) parse(declared, () => true, ours, scope);
    }
    membersTypes(ours.structs.get(name)).forEach(add);
  };
  const calls = [...ours.classes.values()].flatMap((c) => [c.initializer ?? [], ...c.methods.map((m) => m.parameters)]);
  [...[...ours.structs.values()].flatMap(membersTypes), ...calls.flat().map((p) => p.type)].forEach(add);
}

/** The text of one struct: a file of all of Kubernetes takes seconds to parse. */
function declaration(text: string, name: string): string | undefined {
  if (!/^[A-Z]\w*$/.test(name) || /^I[A-Z]/.test(name)) return undefined;
  const start = text.search(new RegExp(`^export (?:declare )?interface ${name} `, 'm'));
  return start < 0 ? undefined : text.slice(start, text.indexOf('\n}', start) + 2);
}

function membersTypes(struct?: Struct): string[] {
  return struct?.members.map(({ type }) => type) ?? [];
}

function withBase(own: Class): Class {
  const file = HIDDEN_BASES[own.base ?? ''];
  if (file === undefined) return { ...own, initializer: INHERITED[own.base ?? ''] ?? own.initializer };

  const hidden = parseInternal(file);
  const names = new Set(own.methods.map(({ name }) => name));
  const methods = [...own.methods, ...(hidden?.methods ?? []).filter(({ name }) => !names.has(name))];
  return { ...own, base: hidden?.base, interfaces: [...own.interfaces, ...(hidden?.interfaces ?? [])], methods };
}

/** A class that is `@internal` only to jsii. */
function parseInternal(file: string): Class | undefined {
  const text = read(file).replace(/^ \* @internal$/m, ' *');
  return [...parse(text, () => true, nothing()).classes.values()][0];
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
