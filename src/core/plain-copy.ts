import { inOrder } from './in-order';

/** Stands where an object holds itself, which no file can say; refused by its name when the file is written. */
class CircularReference {}

/** A copy that later changes to the original do not reach. What is not plain stays as it is, to be refused by name. */
export function plainCopy(value: unknown, parents: readonly unknown[] = []): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (parents.includes(value)) {
    return new CircularReference();
  }
  const below = [...parents, value];
  if (Array.isArray(value)) {
    return Array.from(value, (item) => plainCopy(item, below));
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    return value;
  }
  // entries, since assigning to __proto__ would lose the key before it can be refused
  return Object.fromEntries(inOrder(value as { [key: string]: unknown }).map(([key, item]) => [key, plainCopy(item, below)]));
}
