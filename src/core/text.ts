import type { Problem } from './problem';

// Half of a character, which no file can hold.
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
// The end of a text to every program in C, which a kernel takes texts from.
const END = /\u0000/;
// Line breaks, marks and controls to some readers of YAML and not to others. A product reads its file with a reader of its own.
const READ_DIFFERENTLY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u0085\u2028\u2029\ufeff]/;

/** Text that no file can hold. */
export function checkText(prop: string, text: string): Problem[] {
  return without(HALF, prop, text, 'half of a character', 'remove it');
}

/** A variable or an argument of a process; whether a manifest can hold it is asked of the finished object. */
export function checkArgument(prop: string, text: string): Problem[] {
  return without(END, prop, text, 'where a process stops reading', 'remove it');
}

/** The text of a file that a product reads; whether a manifest can hold it is asked of the finished object. */
export function checkFileText(prop: string, text: string): Problem[] {
  const remedy = 'remove it, or write it as an escape of the format of the file';
  return without(READ_DIFFERENTLY, prop, text, 'which readers of YAML treat differently', remedy);
}

function without(characters: RegExp, prop: string, text: string, what: string, remedy: string): Problem[] {
  const found = characters.exec(text);
  if (!found) {
    return [];
  }
  const point = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return [{ code: 'LLMGW-903', prop, reason: `holds U+${point} at position ${found.index}, ${what}`, remedy }];
}

/**
 * Every string, key and number of a plain tree. In a manifest null means nothing and is lost; in a file it can be a value.
 */
export function checkTree(prop: string, value: unknown, allowNull = false): Problem[] {
  if (typeof value === 'string') {
    return checkText(prop, value);
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? [] : [notWritable(prop, value, 'not a finite number')];
  }
  if (value === undefined || typeof value === 'boolean' || (value === null && allowNull)) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, i) =>
      item === undefined ? [notWritable(`${prop}[${i}]`, item, 'undefined')] : checkTree(`${prop}[${i}]`, item, allowNull),
    );
  }
  if (value === null || typeof value !== 'object' || !isPlain(value)) {
    return [
      notWritable(
        prop,
        undefined,
        value === null ? 'null' : `a ${typeof value === 'object' ? value.constructor.name : typeof value}`,
      ),
    ];
  }
  return Object.entries(value).flatMap(([key, item]) =>
    key === '<<' || key === '__proto__'
      ? [notWritable(prop, key, 'a key that is lost or merged')]
      : [...checkText(`${prop}.${key}`, key), ...checkTree(`${prop}.${key}`, item, allowNull)],
  );
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function notWritable(prop: string, value: unknown, what: string): Problem {
  return {
    code: 'LLMGW-904',
    prop,
    value,
    reason: `${what} cannot be written to a manifest`,
    remedy: 'use strings, finite numbers, booleans, arrays and plain objects',
  };
}
