import { createHash } from 'crypto';

/** sha256 of text as 64 hexadecimal digits; never for credentials, a hash of a short secret can be reversed. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A hash of name-value pairs that does not depend on their order. */
export function hashOf(parts: Readonly<Record<string, string>>): string {
  return sha256(JSON.stringify(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))));
}
