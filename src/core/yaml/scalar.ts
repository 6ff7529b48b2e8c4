import { Yaml } from 'cdk8s';
import { isText } from './plain';
import { ownText, TextMemory } from '../text-memory';

// What needs no quotes in YAML 1.1 and 1.2: starts like a word or a path, holds nothing that ends a scalar, and is no word that
// stands for something else. Numbers, dates and base-60 forms start with a digit, a sign or a dot; those that hold another letter
// or a slash are none. To some readers "e1" is a number, too.
const WORD = /^(?![eE][-+0-9])[A-Za-z/][A-Za-z0-9_./@+=:-]*(?<!:)$/;
const RESERVED = /^(?:y|n|yes|no|true|false|on|off|null)$/i;
const NO_NUMBER = /^[0-9][0-9.]*(?:m|[KMGTPE]i?|\/[0-9]+)$/;
const KEY = /^(?![eE][-+0-9])[A-Za-z][A-Za-z0-9_./-]{0,252}$/;
/** Lines of printable ASCII that start with text and end with at most one line break. */
const LITERAL = /^(?![ \n]|---|\.\.\.)[\x20-\x7e\n]*[\x21-\x7e]\n?$/;

/** Characters that every reader takes as they are: no control, no line break of some readers only, no mark, no half of one. */
const SAFE = '\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\u{10000}-\\u{10ffff}';
const SAFE_LINE = new RegExp(`^[${SAFE}]*$`, 'u');
const SAFE_LINES = new RegExp(`^[${SAFE}\\n]*$`, 'u');
const SAFE_BLOCK = new RegExp(`^[${SAFE}\\n\\t]*$`, 'u');
const UNSAFE = new RegExp(`[^${SAFE}]|["\\\\]`, 'gu');
/** Half of a character, which no encoding of a file has. */
const HALF = /[\ud800-\udfff]/u;
/** A key that is longer must say that it is one. */
const LONGEST_KEY = 1024;

/** Texts and keys as they are written; some keys are written in another way at the start of a line. */
const written = new TextMemory<string>();
const keys = new TextMemory<string>();
const deepKeys = new TextMemory<string>();
const proven = new TextMemory<boolean>();

// What runs while an app is synthesized is our own writer.
const { stringify } = Yaml;

/** What stands for a text, number or truth value at a depth; undefined if nothing can. */
export function scalar(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') {
    if (depth === 0) {
      return isBroken(value) ? undefined : alone(value);
    }
    return value.includes('\n') ? lines(value, depth) : (written.get(value) ?? line(value));
  }
  if (typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? String(value) : number(value);
  }
  return value === null || value === undefined ? 'null' : undefined;
}

/** A key with its colon, or with a question mark before it if it is too long to be told from text; undefined if nothing can be. */
export function key(name: string, depth: number): string | undefined {
  return keys.get(name) ?? (depth > 0 ? deepKeys.get(name) : undefined) ?? writeKey(name, depth);
}

/** Whether half of a character is in a text. */
export function isBroken(text: string): boolean {
  return HALF.test(text);
}

/** Whether the library of cdk8s writes a text, or a key, so that every reader gets it back. */
export function isWrittenByAll(text: string): boolean {
  if ((WORD.test(text) && !RESERVED.test(text)) || NO_NUMBER.test(text) || (text.includes('\n') && LITERAL.test(text))) {
    return true;
  }
  let all = proven.get(text);
  if (all === undefined) {
    all = [stock(text, 1), stockKey(text, 1)].every((form) => isProven(form, text));
    proven.set(text, all);
  }
  return all;
}

function writeKey(name: string, depth: number): string | undefined {
  if (KEY.test(name) && !RESERVED.test(name)) {
    const text = `${name}:`;
    keys.set(name, text);
    return text;
  }
  if (isBroken(name)) {
    return undefined;
  }
  const form = stockKey(name, depth);
  const quoted = isProven(form, name) ? form : escaped(name);
  const text = quoted.length > LONGEST_KEY ? `? ${quoted}` : `${quoted}:`;
  if (depth > 0) {
    deepKeys.set(name, text);
  }
  return text;
}

function line(value: string): string | undefined {
  if (isBroken(value)) {
    return undefined;
  }
  const isPlain = WORD.test(value) ? !RESERVED.test(value) : NO_NUMBER.test(value);
  const text = isPlain ? value : judged(value, 1);
  written.set(value, ownText(text));
  return text;
}

function lines(value: string, depth: number): string | undefined {
  if (!LITERAL.test(value)) {
    return isBroken(value) ? undefined : judged(value, depth);
  }
  const clipped = value.endsWith('\n');
  const all = (clipped ? value.slice(0, -1) : value).replace(/\n+/g, `$&${spaces(depth)}`);
  return `|${clipped ? '' : '-'}\n${spaces(depth)}${all}`;
}

/** A document that is a text. PyYAML wants the lines of a block to be indented, which cdk8s does not do there. */
function alone(value: string): string {
  return value.includes('\n') ? escaped(value) : judged(value, 0);
}

/** PyYAML takes a number with an exponent and no point for text. */
function number(value: number): string | undefined {
  return Number.isFinite(value) ? JSON.stringify(value).replace(/^(-?\d)e/, '$1.0e') : undefined;
}

/** What cdk8s writes where that is proven to be read by all, and otherwise a form that is. */
function judged(value: string, depth: number): string {
  const form = stock(value, depth);
  return isProven(form, value) ? form : escaped(value);
}

/** What the library of cdk8s writes for a text at a depth. */
function stock(value: string, depth: number): string {
  let tree: unknown = value;
  for (let i = 0; i < depth; i++) {
    tree = { a: tree };
  }
  const start = Array.from({ length: depth }, (_, i) => `${spaces(i)}a:`).join('\n');
  return stringify(tree).slice(depth === 0 ? 0 : start.length + 1, -1);
}

/** The same for a key, without what makes a long one explicit. At the start of a line some texts would begin a document. */
function stockKey(name: string, depth: number): string {
  const text = stringify(depth === 0 ? { [name]: 0 } : { a: { [name]: 0 } });
  const form = depth === 0 ? text.slice(0, -1) : text.slice(5, -1);
  return form.startsWith('? ') ? form.slice(2, form.lastIndexOf('\n')) : form.replace(/: 0$/, '');
}

/** Whether all readers get a text back from a form that the library of cdk8s has written. */
function isProven(form: string, text: string): boolean {
  if (form.startsWith('|')) {
    // a tab where a reader looks for the indentation
    return SAFE_BLOCK.test(form) && !/^\n*\t/.test(text);
  }
  if (form.startsWith("'") && !form.includes('\n')) {
    return SAFE_BLOCK.test(form);
  }
  return form === text ? SAFE_LINE.test(form) && isText(form) : SAFE_LINES.test(form);
}

/** Double quotes on one line, in which every character that could mean something is escaped. */
function escaped(text: string): string {
  return `"${text.replace(UNSAFE, escape)}"`;
}

function escape(character: string): string {
  const code = character.codePointAt(0)!;
  switch (character) {
    case '"':
    case '\\':
      return `\\${character}`;
    case '\n':
      return '\\n';
    case '\t':
      return '\\t';
    default:
      return code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
  }
}

function hex(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, '0');
}

const indents: string[] = [];

/** The spaces before what stands at a depth. */
export function spaces(depth: number): string {
  return (indents[depth] ??= '  '.repeat(depth));
}
