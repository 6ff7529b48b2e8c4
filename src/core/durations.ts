import type { Duration } from 'cdk8s';

/** Whether the API, which has whole seconds, can take it. */
export function isWholeSeconds(duration: Duration, least: number, most = Infinity): boolean {
  const seconds = duration.toSeconds({ integral: false });
  return Number.isInteger(seconds) && seconds >= least && seconds <= most;
}
