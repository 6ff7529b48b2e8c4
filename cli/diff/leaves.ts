/** A value at the end of a path, such as `spec.template.spec.containers[gateway].image`. */
export type Leaves = ReadonlyMap<string, string>;

/** Items of lists are called by their names where they have one, so that an inserted one does not change all the others. */
export function leavesOf(value: unknown, path = ''): Map<string, string> {
  if (Array.isArray(value)) {
    return merge(value.map((item, i) => leavesOf(item, `${path}[${itemName(item) ?? i}]`)));
  }
  if (typeof value === 'object' && value !== null) {
    return merge(Object.entries(value).map(([field, inner]) => leavesOf(inner, path === '' ? field : `${path}.${field}`)));
  }
  return new Map([[path, String(value)]]);
}

function itemName(item: unknown): string | undefined {
  const { name, mountPath, containerPort, port, host, type, key } = (item ?? {}) as Record<string, unknown>;
  const found = name ?? mountPath ?? containerPort ?? port ?? host ?? type ?? key;
  return found === undefined || typeof found === 'object' ? undefined : String(found);
}

/** What differs, as `path: old -> new`, long texts line by line; values of Secrets are not shown. */
export function differences(old: unknown, new_: unknown, secret = false): string[] {
  const [before, after] = [leavesOf(old), leavesOf(new_)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path) && !isItsOwnName(path, before.get(path) ?? after.get(path)))
    .sort()
    .flatMap((path) => difference(path, before.get(path), after.get(path), secret));
}

/** `env[A].name: A` says nothing beside `env[A].value`. */
function isItsOwnName(path: string, value: string | undefined): boolean {
  return path.endsWith(`[${value}].name`);
}

function difference(path: string, old: string | undefined, new_: string | undefined, secret: boolean): string[] {
  if (secret) {
    return [`${path}: ${old === undefined ? 'new' : new_ === undefined ? 'gone' : 'another value'}, not shown`];
  }
  if (old?.includes('\n') && new_?.includes('\n')) {
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

function short(value: string | undefined): string {
  const line = value?.replaceAll('\n', '\\n') ?? '(none)';
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 3)}...` : line;
}

function merge(maps: readonly Map<string, string>[]): Map<string, string> {
  return new Map(maps.flatMap((map) => [...map]));
}
