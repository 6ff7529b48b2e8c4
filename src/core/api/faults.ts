import type { Problem } from '../problem';
import { describe } from '../problem';

interface Fault {
  readonly problems: readonly Problem[];
  /** It could not be made; there is only a stand-in. */
  readonly isBroken: boolean;
}

/** What was wrong with the arguments of which a value was made. Values have no place in the tree, so it waits here. */
const faults = new WeakMap<object, Fault>();
/** Values whose faults a construct has reported. */
const taken = new WeakSet<object>();
/** Nearly every program has none, and a look-up costs something. */
let exist = false;

/** Keeps what is wrong with a value until a construct takes it. */
export function note(value: object, problems: readonly Problem[]): void {
  exist = true;
  const { problems: known = [], isBroken = false } = faults.get(value) ?? {};
  faults.set(value, { problems: [...known, ...problems], isBroken });
}

/**
 * What a call returns that could not be made: everything else in the program is still checked, so that all findings come at once.
 * Who asks it for anything meets them as an error.
 *
 * @param problems none for a construct, which has reported them
 * @param known what is wrong, for whoever asks; the problems unless they are reported
 */
export function standIn(
  base: object,
  callee: string,
  problems: readonly Problem[],
  known: readonly Problem[] = problems,
): object {
  const refuse = (): never => refuseCall(callee, known);
  const value = new Proxy(base, {
    get: (target, name) => (typeof name === 'symbol' || name in base ? Reflect.get(target, name) : refuse()),
  });
  exist = true;
  faults.set(value, { problems, isBroken: true });
  return value;
}

/** Whether something was wrong with the arguments of which a value was made. */
export function isFaulty(value: unknown): boolean {
  return exist && faults.has(value as object);
}

/** Says that a construct has reported what was wrong with a value. */
export function take(value: object): void {
  taken.add(value);
}

export function isTaken(value: object): boolean {
  return taken.has(value);
}

export function faultOf(value: unknown): Fault | undefined {
  return isFaulty(value) ? faults.get(value as object) : undefined;
}

/** Throws all problems of a call at once. */
export function refuseCall(path: string, problems: readonly Problem[]): never {
  const lines = problems.map((problem) => describe(path, problem));
  throw new Error(lines.length === 1 ? lines[0] : `Validation failed with the following errors:\n  ${lines.join('\n  ')}`);
}
