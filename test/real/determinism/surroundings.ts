import Module from 'node:module';
import { reorder } from './order';

// Loaded before the examples: chance and time as the surroundings say, and the arguments of every call of the library in an order
// of their own.

const { LUCK = '1', ORDER } = process.env;
const now = Date.UTC(2026, 0, Number(LUCK));
Date.now = () => now;
// cdk8s-plus draws a number when it is loaded, for a library that matches files
Math.random = () => Number(LUCK) / 10;

type Callable = (this: unknown, ...args: unknown[]) => unknown;

if (ORDER !== undefined) {
  const change = reorder(ORDER);
  const loader = Module as unknown as { _load(this: unknown, request: string, ...rest: unknown[]): unknown };
  const load = loader._load;
  let wrapped: object | undefined;
  loader._load = function (request, ...rest) {
    const exports = load.call(this, request, ...rest);
    if (request !== 'cdk8s-llm-gateway') return exports;
    wrapped ??= wrapAll(exports as object, change);
    return wrapped;
  };
}

/** The package with all its classes wrapped; they stay lazy. */
function wrapAll(exports: object, change: <T>(value: T) => T): object {
  const known = new Map<string | symbol, unknown>();
  return new Proxy(exports, {
    get: (target, name) => {
      if (!known.has(name)) {
        const value: unknown = Reflect.get(target, name);
        known.set(name, typeof value === 'function' ? wrap(value as Callable, change) : value);
      }
      return known.get(name);
    },
  });
}

function wrap(target: Callable, change: <T>(value: T) => T): object {
  const wrapper: object = new Proxy(target, {
    construct: (inner, args, newTarget) =>
      Reflect.construct(inner, args.map(change), (newTarget as unknown) === wrapper ? inner : newTarget) as object,
    get: (inner, name) => {
      const value: unknown = Reflect.get(inner, name);
      // what is not written by us has nothing to reorder, and asks who calls
      if (typeof value !== 'function' || name === 'prototype' || !Object.hasOwn(inner, name)) return value;
      return (...args: unknown[]) => (value as Callable).apply(inner, args.map(change));
    },
  });
  return wrapper;
}
