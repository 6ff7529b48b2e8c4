/**
 * The entries of a map by name. Maps of some languages have no order, and one that is written as it comes would change the YAML,
 * its checksum, and so the pods, with every synthesis.
 */
export function inOrder<T>(map: { readonly [name: string]: T } | undefined): [string, T][] {
  return Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}
