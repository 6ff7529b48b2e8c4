import { Construct } from 'constructs';
import { Findings } from '../findings';
import { Call } from './call';
import type { Mended } from './call';
import { classOf } from './description';
import type { ClassTable } from './description';
import { faultOf, isTaken, note, refuseCall, standIn } from './faults';

type Class = new (...args: unknown[]) => object;
type Callable = (this: unknown, ...args: unknown[]) => unknown;

/**
 * The index exports every class through this: whatever a program hands in is held against the description of the API, and copied,
 * before anything is done with it. What does not fit is left out and reported with the construct that takes it; TypeScript sees
 * most of that, JavaScript and Python nothing.
 */
export function guard<T>(name: string, value: T): T {
  const table = classOf(name);
  if (!table) {
    return value;
  }
  const target = value as unknown as Class;
  guardMethods(name, target, table);
  return proxyOf(name, target, table) as T;
}

/** All exports of the index when it is not compiled, where nothing is lazy. */
export function guardAll(exports: object): object {
  const guarded = Object.entries(exports).map(([name, value]) => [name, guard(name, value as unknown)] as const);
  return Object.defineProperty(Object.fromEntries(guarded), '__esModule', { value: true });
}

function proxyOf(name: string, target: Class, { initializer, statics, others }: ClassTable): Class {
  const guarded = new Map<string | symbol, Callable>();
  const isConstruct = initializer?.[0]?.name === 'scope';
  const call = new Call(`new ${name}`, initializer ?? [], isConstruct ? 'props' : undefined);
  const proxy: Class = new Proxy(target, {
    construct: (_, args: unknown[], newTarget) => {
      // what is made in the name of a proxy takes more memory
      const maker = (newTarget as unknown) === proxy ? target : newTarget;
      const taken = call.take(args);
      return taken ? Reflect.construct(target, taken, maker) : construct(call, target, maker, args, isConstruct);
    },
    get: (_, property, receiver) => {
      const value: unknown = Reflect.get(target, property, receiver);
      const members = statics.get(property as string);
      if (!members || typeof value !== 'function') {
        return value;
      }
      let wrapped = guarded.get(property);
      if (!wrapped) {
        wrapped = guardStatic(
          new Call(`${name}.${property as string}`, members),
          target,
          value as Callable,
          others.has(property as string),
        );
        guarded.set(property, wrapped);
      }
      return wrapped;
    },
  });
  return proxy;
}

function construct(call: Call, target: Class, maker: object, args: unknown[], isConstruct: boolean): object {
  const mended = call.mend(args);
  const [scope, id] = args;
  if (isConstruct && !(Construct.isConstruct(scope) && typeof id === 'string')) {
    refuseCall(call.callee, mended.problems);
  }
  if (mended.isUsable) {
    const made = attempt(
      mended,
      call.callee,
      () => Reflect.construct(target, mended.args as unknown[], maker as Class) as object,
    );
    if (!isConstruct && !Construct.isConstruct(made)) {
      // nothing takes it that could report what is wrong with it
      refuseCall(call.callee, mended.problems);
    }
    report(made, mended, call.callee);
    return made;
  }
  if (!isConstruct) {
    return standIn(Object.create(target.prototype as object) as object, call.callee, mended.problems);
  }
  const place = new Construct(scope as Construct, id as string);
  Findings.of(place)._report(mended.problems);
  Object.setPrototypeOf(place, target.prototype as object);
  return standIn(place, call.callee, [], mended.problems);
}

function guardStatic(call: Call, target: Class, method: Callable, makesOther: boolean): Callable {
  return (...args) => {
    const taken = call.take(args);
    if (taken) {
      return method.apply(target, taken);
    }
    const mended = call.mend(args);
    if (!mended.isUsable && makesOther) {
      refuseCall(call.callee, mended.problems);
    }
    if (!mended.isUsable) {
      return standIn(Object.create(target.prototype as object) as object, call.callee, mended.problems);
    }
    const made = attempt(mended, call.callee, () => method.apply(target, [...mended.args]));
    report(made, mended, call.callee);
    return made;
  };
}

/** Methods are guarded where they stand, since instances are made inside as well. */
function guardMethods(name: string, target: Class, { methods }: ClassTable): void {
  const prototype = target.prototype as Record<string, Callable>;
  for (const [method, members] of methods) {
    const original = prototype[method]!;
    const call = new Call(`${name}.${method}`, members);
    const guarded: Callable = function (...args) {
      const taken = call.take(args);
      if (taken) {
        const answer = original.apply(this, taken);
        passOn(this, answer, args, call.callee);
        return answer;
      }
      const mended = call.mend(args);
      const made = mended.isUsable ? attempt(mended, call.callee, () => original.apply(this, [...mended.args])) : undefined;
      report(Construct.isConstruct(this) ? this : made, mended, call.callee);
      passOn(this, made, args, call.callee);
      return made;
    };
    Object.defineProperty(prototype, method, { value: guarded, writable: true, configurable: true });
  }
}

/**
 * What was wrong with a value is wrong with what its methods make of it, and with the construct that they are given:
 * `ClusterProfile.eks({ ... }).withFacts({ ... }).applyTo(app)`.
 */
function passOn(receiver: unknown, made: unknown, args: readonly unknown[], callee: string): void {
  const fault = faultOf(receiver);
  if (fault && !isTaken(receiver as object)) {
    const { problems } = fault;
    report(made ?? args.find((arg) => Construct.isConstruct(arg)), { problems }, callee);
  }
}

/** Whatever was left out may be what is missing now: then the findings say more than the error. */
function attempt<T>({ problems }: Mended, callee: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    return problems.length > 0 && !/\[LLMGW-\d+\]/.test(String(error)) ? refuseCall(callee, problems) : raise(error);
  }
}

function raise(error: unknown): never {
  throw error;
}

function report(made: unknown, { problems }: Pick<Mended, 'problems'>, callee: string): void {
  if (problems.length === 0) {
    return;
  }
  if (Construct.isConstruct(made)) {
    Findings.of(made)._report(problems);
  } else if (typeof made === 'object' && made !== null) {
    note(made, problems);
  } else {
    refuseCall(callee, problems);
  }
}
