import { classOf, enumOf, interfaceOf, structOf } from '../../src/core/api/description';
import type { Member } from '../../src/core/api/description';
import { STRUCTS } from '../../src/core/api/structs';
import { CLASSES } from '../../src/core/api/types';

/** One way to make a value of a class. */
export interface Maker {
  readonly callee: string;
  readonly parameters: readonly Member[];
  /** A constant, which is no call. */
  readonly isConstant: boolean;
}

const namesIn = (table: string): string[] => table.split('\n').flatMap((line) => (line === '' ? [] : [line.split(' ')[0]!]));

export const STRUCT_NAMES: readonly string[] = namesIn(STRUCTS);
const CLASS_NAMES = namesIn(CLASSES);
/** What needs an app of its own, or takes objects that only a program has. */
const LEFT_OUT = new Set(['GatewayApp', 'ManifestRules', 'HelmForm', 'ArgoWaves', 'CredentialScan', 'Findings']);

/** Constructs, which are made with a scope and an id. */
export const CONSTRUCTS: readonly string[] = CLASS_NAMES.filter((name) => isConstruct(name) && !LEFT_OUT.has(name));

/** What a program says by itself: constructs, and the cluster, which it applies. */
export const ROOTS: readonly string[] = ['ClusterProfile', ...CONSTRUCTS];

export function isConstruct(name: string): boolean {
  return classOf(name)?.initializer?.[0]?.name === 'scope';
}

/** The struct that a construct takes after scope and id. */
export function propsOf(construct: string): string {
  return classOf(construct)!.initializer![2]!.type;
}

/** Everything that makes a value of a class. */
export function makersOf(name: string): readonly Maker[] {
  const { initializer, statics, others, makers } = classOf(name)!;
  const made = [...statics].filter(([label]) => !others.has(label));
  return [
    ...(initializer ? [{ callee: `new ${name}`, parameters: initializer, isConstant: false }] : []),
    ...made.map(([label, parameters]) => {
      const callee = `${name}.${label}`;
      return { callee, parameters, isConstant: makers.includes(callee) };
    }),
  ];
}

/** The types that a value of a type may hold. */
export function partsOf(type: string): readonly string[] {
  if (/(\[\]|\{\})$/.test(type)) return [type.slice(0, -2)];
  if (structOf(type)) return [...structOf(type)!.values()].map((member) => member.type);
  if (interfaceOf(type)) {
    return interfaceOf(type)!
      .owners.split(' ')
      .filter((owner) => owner !== '');
  }
  if (isConstruct(type)) return [propsOf(type)];
  if (classOf(type)) return makersOf(type).flatMap(({ parameters }) => parameters.map((parameter) => parameter.type));
  return [];
}

/** How many steps lead from each type to a struct; types from which none does are absent. */
export function distancesTo(struct: string): ReadonlyMap<string, number> {
  const distances = new Map([[struct, 0]]);
  const heads = holders();
  for (let border = [struct]; border.length > 0;) {
    const next: string[] = [];
    for (const type of border) {
      for (const holder of heads.get(type) ?? []) {
        if (!distances.has(holder)) {
          distances.set(holder, distances.get(type)! + 1);
          next.push(holder);
        }
      }
    }
    border = next;
  }
  return distances;
}

let held: Map<string, Set<string>> | undefined;

/** By each type, the types that may hold it. */
function holders(): ReadonlyMap<string, ReadonlySet<string>> {
  if (!held) {
    held = new Map();
    const seen = new Set<string>(ROOTS);
    for (const type of seen) {
      for (const part of partsOf(type)) {
        seen.add(part);
        held.set(part, (held.get(part) ?? new Set()).add(type));
      }
    }
  }
  return held;
}

export { enumOf, interfaceOf, structOf };
