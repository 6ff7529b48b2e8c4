/** Puts a value in the place of a property of one object, and returns what puts the old one back. */
export function replace<T extends object, K extends keyof T>(object: T, name: K, value: T[K]): () => void {
  return redefine(object, name, { value, writable: true });
}

/** Puts a getter in the place of a property of one object, and returns what puts the old one back. */
export function replaceGetter<T extends object, K extends keyof T>(object: T, name: K, get: () => T[K]): () => void {
  return redefine(object, name, { get });
}

function redefine(object: object, name: PropertyKey, property: PropertyDescriptor): () => void {
  const before = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { ...property, configurable: true });
  return () => {
    Reflect.deleteProperty(object, name);
    if (before) {
      Object.defineProperty(object, name, before);
    }
  };
}
