import type { Cursor } from './cursor';
import { Table } from './tables';

const BARE_KEY = /[A-Za-z0-9_-]+/y;
const DATE = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?`;
const OFFSET = String.raw`(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)`;
const DECIMAL = String.raw`(?:0|[1-9](?:_?\d)*)`;
/** Longer ones first: a date begins like a number. */
const SCALARS = [
  `${DATE}(?:[Tt ]${TIME}${OFFSET}?)?`,
  TIME,
  String.raw`[+-]?${DECIMAL}(?:\.\d(?:_?\d)*)?[eE][+-]?\d(?:_?\d)*`,
  String.raw`[+-]?${DECIMAL}\.\d(?:_?\d)*`,
  '0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*',
  '0o[0-7](?:_?[0-7])*',
  '0b[01](?:_?[01])*',
  `[+-]?${DECIMAL}`,
  '[+-]?(?:inf|nan)',
  'true',
  'false',
];
const SCALAR = new RegExp(`(?:${SCALARS.join('|')})(?=[\\s,\\]}#]|$)`, 'y');
const ESCAPE = String.raw`\\(?:[btnfre"\\]|x[\dA-Fa-f]{2}|u(?![dD][89A-Fa-f])[\dA-Fa-f]{4}|U(?:0000(?![dD][89A-Fa-f])|000[1-9A-Fa-f]|0010)[\dA-Fa-f]{4})`;
/** Control characters stand in no text; ends of lines only in those of three quotes. */
const LINE = (quote: string): string => String.raw`[^${quote}\u0000-\u0008\u000a-\u001f\u007f]*`;
const BLOCK = (quote: string): string => String.raw`(?:[^${quote}\u0000-\u0008\u000b-\u001f\u007f]|\r\n)*`;
const BASIC = String.raw`"\\`;
const LITERAL = "'";
const TEXTS = {
  '"': new RegExp(`"${LINE(BASIC)}(?:${ESCAPE}${LINE(BASIC)})*"`, 'y'),
  "'": new RegExp(`'${LINE(LITERAL)}'`, 'y'),
  // one or two quotes may stand anywhere, also before the three that end it
  '"""': new RegExp(String.raw`"""${BLOCK(BASIC)}(?:(?:${ESCAPE}|\\[ \t]*\r?\n|"{1,2}(?!"))${BLOCK(BASIC)})*"{3,5}`, 'y'),
  "'''": new RegExp(`'''${BLOCK(LITERAL)}(?:'{1,2}(?!')${BLOCK(LITERAL)})*'{3,5}`, 'y'),
};

/** `a."b c".d` */
export function readKey(cursor: Cursor): string[] {
  const path: string[] = [];
  do {
    cursor.skipBlanks();
    const quote = cursor.text[cursor.at];
    const name = isQuote(quote) ? unquoted(readText(cursor, quote)) : cursor.match(BARE_KEY);
    path.push(name ?? cursor.fail('not a key'));
    cursor.skipBlanks();
  } while (cursor.take('.'));
  return path;
}

/** A value, of which only counts whether it is a table. */
export function readValue(cursor: Cursor): Table | undefined {
  const first = cursor.text[cursor.at];
  if (isQuote(first)) {
    const block = first.repeat(3) as Quote;
    readText(cursor, cursor.text.startsWith(block, cursor.at) ? block : first);
  } else if (cursor.take('[')) {
    readList(cursor);
  } else if (cursor.take('{')) {
    return readBraces(cursor);
  } else if (cursor.match(SCALAR) === undefined) {
    cursor.fail(/[A-Za-z]/.test(first ?? '') ? 'not a value; texts stand in quotes' : 'not a value');
  }
  return undefined;
}

function readList(cursor: Cursor): void {
  for (cursor.skipLines(); !cursor.take(']'); cursor.skipLines()) {
    readValue(cursor);
    cursor.skipLines();
    if (!cursor.take(',') && cursor.text[cursor.at] !== ']') {
      cursor.fail('a list goes on without a comma');
    }
  }
}

function readBraces(cursor: Cursor): Table {
  const table = new Table('braces');
  for (cursor.skipLines(); !cursor.take('}'); cursor.skipLines()) {
    const start = cursor.at;
    const path = readKey(cursor);
    cursor.expect('=', 'a key without a value');
    cursor.skipBlanks();
    table.set(path, readValue(cursor), cursor, start);
    cursor.skipLines();
    if (!cursor.take(',') && cursor.text[cursor.at] !== '}') {
      cursor.fail('a table goes on without a comma');
    }
  }
  return table;
}

type Quote = keyof typeof TEXTS;
const isQuote = (text: string | undefined): text is Quote => text === '"' || text === "'";

function readText(cursor: Cursor, quote: Quote): string {
  const found = cursor.match(TEXTS[quote]);
  return found ?? cursor.fail('a text without an end, or with something in it that is not escaped');
}

const SHORT: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\u001b' };

/** What a text in quotes says. */
function unquoted(text: string): string {
  const inner = text.slice(1, -1);
  if (text.startsWith("'")) {
    return inner;
  }
  return inner.replace(
    /\\(?:U(.{8})|u(.{4})|x(..)|(.))/g,
    (_, long?: string, four?: string, two?: string, short: string = '') => {
      const hex = long ?? four ?? two;
      return hex === undefined ? (SHORT[short] ?? short) : String.fromCodePoint(parseInt(hex, 16));
    },
  );
}
