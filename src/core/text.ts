import type { Problem } from './problem';

// Read by the YAML reader of kubectl as a line break, a byte order mark or not at all; written raw by cdk8s.

const BREAKS_YAML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u0085\u2028\u2029\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
// Octal in YAML 1.1 and 1.2 readers, but written unquoted by cdk8s, so a string turns into a number.
const READS_AS_NUMBER = /^[+-]?0[oO][0-7]+$/;

/** Text that other YAML readers would read as something else. */
export function checkText(prop: string, text: string): Problem[] {
  const found = BREAKS_YAML.exec(text);
  if (found) {
    const point = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return [
      {
        code: 'LLMGW-903',
        prop,
        reason: `holds U+${point} at position ${found.index}, which YAML readers treat differently`,
        remedy: 'remove it',
      },
    ];
  }
  if (READS_AS_NUMBER.test(text)) {
    return [
      { code: 'LLMGW-903', prop, value: text, reason: 'read as an octal number by kubectl', remedy: 'write it in another form' },
    ];
  }
  return [];
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
