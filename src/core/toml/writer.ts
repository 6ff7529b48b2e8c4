/**
 * A plain tree as TOML 1.0: no package of the allowed dependencies writes it. Strings are written on one line, with every
 * character escaped that TOML or a terminal could take for something else.
 * @see https://toml.io/en/v1.0.0
 */
export function toToml(table: Readonly<Record<string, unknown>>): string {
  return tableLines([], table).join('\n').replace(/^\n/, '') + '\n';
}

type Table = Readonly<Record<string, unknown>>;

/** Values come before tables: what follows the header of a table belongs to it. */
function tableLines(path: readonly string[], table: Table): string[] {
  const entries = Object.entries(table).filter(([, value]) => value !== undefined);
  const isBlock = (value: unknown): boolean => isTable(value) || isArrayOfTables(value);
  const values = entries.filter(([, value]) => !isBlock(value)).map(([name, value]) => `${key(name)} = ${inline(value)}`);
  const blocks = entries
    .filter(([, value]) => isBlock(value))
    .flatMap(([name, value]) => {
      const place = [...path, name];
      const header = place.map(key).join('.');
      return isTable(value)
        ? ['', `[${header}]`, ...tableLines(place, value)]
        : (value as Table[]).flatMap((item) => ['', `[[${header}]]`, ...tableLines(place, item)]);
    });
  return [...values, ...blocks];
}

function inline(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(inline).join(', ')}]`;
  }
  if (isTable(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return entries.length === 0 ? '{}' : `{ ${entries.map(([name, item]) => `${key(name)} = ${inline(item)}`).join(', ')} }`;
  }
  // 1e+21 is a float in TOML as well
  return typeof value === 'string' ? text(value) : Object.is(value, -0) ? '0' : String(value);
}

function key(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : text(name);
}

const NOT_PRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;

function text(value: string): string {
  const escaped = value.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t').replace(/\r/g, '\\r');
  return `"${escaped.replace(NOT_PRINTABLE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isArrayOfTables(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isTable);
}
