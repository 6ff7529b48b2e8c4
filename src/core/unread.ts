import type { Problem } from './problem';

/**
 * What nobody reads (LLMGW-130), since something else that was said makes it void.
 *
 * @param said by prop; what was not stated may stand there as undefined
 */
export function unread(said: { readonly [prop: string]: unknown }, reason: string, remedy: string): Problem[] {
  return Object.entries(said)
    .filter(([, given]) => given !== undefined && given !== false)
    .map(([prop, given]) => ({
      code: 'LLMGW-130',
      prop,
      // what an object is takes more room than a message has
      value: typeof given === 'object' ? undefined : given,
      reason,
      remedy,
    }));
}
