import type { Problem } from '../core/problem';

const VERSION = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:[-+][\w.-]+)?$/;

/** A product version, or the problem with it. */
export function checkVersion(version: string): Problem[] {
  if (typeof version === 'string' && VERSION.test(version)) {
    return [];
  }
  return [
    {
      code: 'LLMGW-120',
      prop: 'profile.version',
      value: version,
      reason: 'not a version of the product',
      remedy: 'name a released version such as "1.8.2"; for an image by digest state "image" as well',
    },
  ];
}

/** Whether a version is at least `major.minor`. */
export function isAtLeast(version: string, major: number, minor: number): boolean {
  const match = VERSION.exec(version);
  return match !== null && (Number(match[1]) > major || (Number(match[1]) === major && Number(match[2]) >= minor));
}
