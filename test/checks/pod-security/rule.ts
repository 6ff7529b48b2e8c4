/** One rule of the standard: what is wrong with a pod, in words, empty when nothing is. */
export type PodRule = (pod: any) => string[];

/** A field that must be left alone, or hold one of a few values. */
export function oneOf(what: string, value: unknown, allowed: readonly unknown[]): string[] {
  return value === undefined || allowed.includes(value) ? [] : [`${what} is ${JSON.stringify(value)}`];
}
