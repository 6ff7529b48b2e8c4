/** A range of addresses as numbers. */
interface Cidr {
  readonly bits: 32 | 128;
  readonly address: bigint;
  readonly prefix: number;
}

/** `10.0.0.0/8` or `fc00::/7`; undefined for anything else, host bits included. */
export function parseCidr(text: string): Cidr | undefined {
  const match = /^([0-9a-fA-F:.]+)\/(\d{1,3})$/.exec(text);
  if (!match) {
    return undefined;
  }
  const v6 = match[1]!.includes(':');
  const address = v6 ? v6Number(match[1]!) : v4Number(match[1]!);
  const bits = v6 ? 128 : 32;
  const prefix = Number(match[2]);
  if (address === undefined || prefix > bits) {
    return undefined;
  }
  const host = BigInt(bits - prefix);
  return (address >> host) << host === address ? { bits, address, prefix } : undefined;
}

/** Whether a range lies inside another one and is smaller. */
export function cidrContains(outer: string, inner: string): boolean {
  const [a, b] = [parseCidr(outer), parseCidr(inner)];
  if (a === undefined || b?.bits !== a.bits || b.prefix <= a.prefix) {
    return false;
  }
  const host = BigInt(a.bits - a.prefix);
  return b.address >> host === a.address >> host;
}

function v4Number(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((p) => !/^\d{1,3}$/.test(p) || Number(p) > 255)) {
    return undefined;
  }
  return parts.reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
}

function v6Number(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) {
    return undefined;
  }
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head!.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) {
    return undefined;
  }
  const groups = [...head!, ...new Array<string>(tail === undefined ? 0 : missing).fill('0'), ...(tail ?? [])];
  return groups.every((g) => /^[0-9a-fA-F]{1,4}$/.test(g))
    ? groups.reduce((sum, g) => (sum << 16n) + BigInt(`0x${g}`), 0n)
    : undefined;
}
