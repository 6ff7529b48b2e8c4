// Other languages hand structs and maps over in an order of their own: Java's Map.of in another one with every process.

/** Numbers that follow from a seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A value with the members of all plain objects in it in another order; lists have one, and keep it. */
export function reorder(order: string): <T>(value: T) => T {
  const next = random(Number(order));
  const keys = (all: string[]): string[] =>
    order === 'reversed'
      ? all.reverse()
      : all
          .map((key) => ({ key, at: next() }))
          .sort((a, b) => a.at - b.at)
          .map(({ key }) => key);
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(keys(Object.keys(value)).map((key) => [key, visit((value as Record<string, unknown>)[key])]));
  };
  return visit as <T>(value: T) => T;
}
