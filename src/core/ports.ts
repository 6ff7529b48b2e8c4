import type { Problem } from './problem';

/** A port number; below 1024 a process that is not root cannot listen. */
export function checkPort(prop: string, port: number, least: number): Problem[] {
  if (Number.isInteger(port) && port >= least && port <= 65535) {
    return [];
  }
  const privileged = Number.isInteger(port) && port >= 1 && port < least;
  const reason = privileged ? 'a process that is not root cannot listen below 1024' : `not a whole number from ${least} to 65535`;
  return [{ code: 'LLMGW-107', prop, value: port, reason, remedy: 'use for example 8080' }];
}
