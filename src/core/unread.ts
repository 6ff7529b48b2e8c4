import { Duration } from 'cdk8s';
import type { Problem } from './problem';

/**
 * What nobody reads (LLMGW-130), since something else that was said makes it void.
 *
 * @param said by prop; what was not stated may stand there as undefined or false
 * @param warning mostly a slip, and harmless if it is none
 */
export function unread(said: { readonly [prop: string]: unknown }, reason: string, remedy: string, warning?: boolean): Problem[] {
  return Object.entries(said)
    .filter(([, given]) => given !== undefined && given !== false)
    .map(([prop, given]) => ({
      code: 'LLMGW-130',
      prop,
      value: valueOf(given),
      reason,
      remedy,
      warning,
    }));
}

/** What fits into a message. */
function valueOf(given: unknown): unknown {
  if (given instanceof Duration) {
    return given.toHumanString();
  }
  return typeof given === 'object' ? undefined : given;
}
