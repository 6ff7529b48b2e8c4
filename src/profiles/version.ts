import type { Problem } from '../core/problem';

const VERSION = /^(\d+)\.(\d+)\.(\d+)(?:[-+][\w.-]+)?$/;

/** Versions of a product at which its facts were read or seen: from the first up to, and without, the second. */
export interface VersionRange {
  /** `major.minor` of the first version. */
  readonly from: readonly [number, number];
  /** `major.minor` of the first version after it. */
  readonly below: readonly [number, number];
}

/** A product version, or the problem with it. */
export function checkVersion(version: string): Problem[] {
  if (typeof version === 'string' && VERSION.test(version)) {
    return [];
  }
  const bare = String(version).replace(/^v/, '');
  const remedy = VERSION.test(bare)
    ? `write "${bare}": where a tag begins with "v", the profile writes it`
    : 'name a released version such as "1.8.2"; for an image by digest state "image" as well';
  const reason = VERSION.test(bare) ? 'a tag, not a version' : 'not a version of the product';
  return [{ code: 'LLMGW-120', prop: 'profile.version', value: version, reason, remedy }];
}

/** A version that is none, or a warning that nobody looked at it. */
export function checkKnownVersion(version: string, ranges: readonly VersionRange[], readAt: string): Problem[] {
  const malformed = checkVersion(version);
  const known = ranges.some(({ from, below }) => isAtLeast(version, ...from) && !isAtLeast(version, ...below));
  return malformed.length > 0 || known ? malformed : [notSeen(version, readAt)];
}

/** Nobody looked at this version. */
export function notSeen(version: string, readAt: string): Problem {
  const reason = `the facts were read at ${readAt}`;
  const remedy = 'compare probes, ports, variables and metrics with the notes of that release, then accept this warning';
  return { code: 'LLMGW-840', prop: 'profile.version', value: version, reason, remedy, warning: true };
}

/** Whether a version is at least `major.minor`, or `major.minor.patch`. */
export function isAtLeast(version: string, major: number, minor: number, patch: number = 0): boolean {
  const match = VERSION.exec(version);
  const [a, b, c] = match ? match.slice(1, 4).map(Number) : [];
  return a !== undefined && (a > major || (a === major && (b! > minor || (b === minor && c! >= patch))));
}
