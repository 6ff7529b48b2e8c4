import { describe as describeApi } from '../../scripts/description/describe';
import type { Class, Description, Member } from '../../scripts/description/types';

let read: Description | undefined;

/** The public API, from the declarations of the sources. */
export function declarations(): Description {
  read ??= describeApi();
  return read;
}

/** All members of a struct, those that it inherits included. */
export function membersOf(name: string): readonly Member[] {
  const struct = declarations().structs.get(name);
  return [...(struct?.bases ?? []).flatMap(membersOf), ...(struct?.members ?? [])];
}

export interface ApiCall {
  /** As messages name it. */
  readonly callee: string;
  readonly owner: string;
  readonly kind: 'new' | 'static' | 'method';
  readonly name: string;
  readonly parameters: readonly Member[];
}

/** Every way in which a program hands something in. */
export function apiCalls(): ApiCall[] {
  return [...declarations().classes].flatMap(([owner, declared]) => callsOf(owner, declared));
}

function callsOf(owner: string, { initializer, methods }: Class): ApiCall[] {
  const made = initializer ? [{ callee: `new ${owner}`, owner, kind: 'new' as const, name: 'new', parameters: initializer }] : [];
  const called = methods.map(({ name, isStatic, parameters }) => ({
    callee: `${owner}.${name}`,
    owner,
    kind: isStatic ? ('static' as const) : ('method' as const),
    name,
    parameters,
  }));
  return [...made, ...called].filter(({ parameters }) => parameters.length > 0);
}
