/* eslint-disable @typescript-eslint/no-explicit-any -- objects of any tool, compared field by field */

/** What differs, as `path: old -> new`; what is new or gone as a whole is one line, long texts are told line by line. */
export function differences(old: unknown, new_: unknown, secret = false, path = ''): string[] {
  if (JSON.stringify(old) === JSON.stringify(new_)) {
    return [];
  }
  const [before, after] = [partsOf(old), partsOf(new_)];
  if (before && after && Array.isArray(old) === Array.isArray(new_)) {
    const join = (part: string): string => (Array.isArray(new_) ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`);
    return [...new Set([...before.keys(), ...after.keys()])]
      .sort()
      .flatMap((part) => differences(before.get(part), after.get(part), secret, join(part)));
  }
  return difference(path, old, new_, secret);
}

/** The fields of an object, or the items of a list by their names, so that an inserted one does not change all the others. */
function partsOf(value: any): Map<string, unknown> | undefined {
  if (Array.isArray(value)) {
    return new Map(value.map((item, i) => [itemName(item) ?? String(i), item]));
  }
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}

function itemName(item: any): string | undefined {
  const { name, mountPath, containerPort, port, host, type, key } = item ?? {};
  const found = name ?? mountPath ?? containerPort ?? port ?? host ?? type ?? key;
  return found === undefined || typeof found === 'object' ? undefined : String(found);
}

function difference(path: string, old: unknown, new_: unknown, secret: boolean): string[] {
  if (secret) {
    return [`${path}: ${old === undefined ? 'new' : new_ === undefined ? 'gone' : 'another value'}, not shown`];
  }
  if (typeof old === 'string' && typeof new_ === 'string' && old.includes('\n') && new_.includes('\n')) {
    const [gone, come] = [minus(old, new_), minus(new_, old)];
    return [`${path}:`, ...gone.map((line) => `  - ${line}`), ...come.map((line) => `  + ${line}`)];
  }
  return [`${path}: ${short(old)} -> ${short(new_)}`];
}

function minus(text: string, other: string): string[] {
  const known = new Set(other.split('\n'));
  return text.split('\n').filter((line) => !known.has(line));
}

const LONGEST = 60;

/** A value in one line; of a whole object its beginning. */
function short(value: unknown): string {
  if (value === undefined) {
    return '(none)';
  }
  const text = typeof value === 'object' ? JSON.stringify(value).replaceAll('"', '') : String(value);
  const line = text.replaceAll('\n', '\\n');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 3)}...` : line;
}
