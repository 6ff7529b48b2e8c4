import type { Problem } from './problem';
import { suggest } from './suggest';

/** The names of all props of a struct; the compiler refuses a list that is not complete. */
export type PropNames<T> = { readonly [K in keyof Required<T>]: true };

/**
 * JavaScript users and casts can pass props that do not exist; they would be ignored in silence.
 */
export function checkKnownProps(given: object, known: Readonly<Record<string, true>>, prefix = ''): Problem[] {
  return Object.keys(given)
    .filter((name) => !Object.hasOwn(known, name))
    .map((name) => {
      const meant = suggest(name, Object.keys(known));
      return {
        code: 'LLMGW-902' as const,
        prop: prefix + name,
        reason: 'no such prop',
        remedy: meant ? `did you mean '${prefix}${meant}'?` : `the props are ${Object.keys(known).join(', ')}`,
      };
    });
}
