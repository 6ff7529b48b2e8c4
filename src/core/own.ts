/** What an object has under a name that its user chose: every object has a "constructor" that nobody gave it. */
export function own<V>(object: { readonly [name: string]: V } | undefined, name: string): V | undefined {
  return object && Object.hasOwn(object, name) ? object[name] : undefined;
}
