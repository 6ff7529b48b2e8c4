import { Unwritable, writeYaml } from '../../../src/core/yaml/writer';

const LONG = 'k'.repeat(1030);

test.each<[string, unknown, string]>([
  ['an empty list', [], '[]\n'],
  ['an empty map', {}, '{}\n'],
  ['empty ones inside', { a: [], b: {}, c: [[], {}] }, 'a: []\nb: {}\nc:\n  - []\n  - {}\n'],
  ['a list in a list', [[1, 2], [3]], '- - 1\n  - 2\n- - 3\n'],
  ['a map in a list', [{ a: 1, b: { c: 2 } }], '- a: 1\n  b:\n    c: 2\n'],
  ['a list in a map', { a: [1, { b: [2] }] }, 'a:\n  - 1\n  - b:\n      - 2\n'],
  ['truth', [true, false], '- true\n- false\n'],
  ['nothing', [null, undefined], '- null\n- null\n'],
  ['numbers', [0, -0, 1, -1, 1.5, -2.5, 9007199254740991], '- 0\n- 0\n- 1\n- -1\n- 1.5\n- -2.5\n- 9007199254740991\n'],
  ['words that stand for something', ['yes', 'NULL', 'Off', 'y'], '- "yes"\n- "NULL"\n- "Off"\n- "y"\n'],
  ['keys that stand for something', { yes: 1, a: { no: 2 } }, '"yes": 1\na:\n  "no": 2\n'],
  ['quantities', ['250m', '1.5Gi', '8080/2'], '- 250m\n- 1.5Gi\n- 8080/2\n'],
  ['texts that look like numbers', ['1', '1e3', 'e1', '0x1F'], '- "1"\n- "1e3"\n- "e1"\n- "0x1F"\n'],
  ['a path and an address', ['/etc/a', 'http://a:80/b?c'], '- /etc/a\n- http://a:80/b?c\n'],
  ['lines', { a: 'x\ny' }, 'a: |-\n  x\n  y\n'],
  ['lines with a break at the end', { a: { b: 'x\n\ny\n' } }, 'a:\n  b: |\n    x\n\n    y\n'],
  ['lines in a list', ['x\ny\n'], '- |\n  x\n  y\n'],
  ['a text alone', 'a', 'a\n'],
  ['a text of lines alone', 'a\nb', '"a\\nb"\n'],
  ['a text that would be a mark alone', '---', '|-\n  ---\n'],
  ['a quote and a backslash among what is escaped', ['"\\\u0085\n\t\u2028'], '- "\\"\\\\\\x85\\n\\t\\u2028"\n'],
  ['a key that is too long', { [LONG]: 1 }, `? ${LONG}\n: 1\n`],
  ['a list under such a key', { a: { [LONG]: [1] } }, `a:\n  ? ${LONG}\n  : - 1\n`],
  ['a map under such a key', { [LONG]: { a: 1, b: 2 } }, `? ${LONG}\n: a: 1\n  b: 2\n`],
  ['a date', { a: new Date(0) }, 'a: "1970-01-01T00:00:00.000Z"\n'],
  ['an object that says what it is as JSON', { a: { toJSON: () => ({ b: 1 }) } }, 'a:\n  b: 1\n'],
  ['an object of a class', Object.assign(Object.create({ inherited: 1 }), { a: 1 }), 'a: 1\n'],
])('writes %s', (_what, document, text) => {
  expect(writeYaml(document)).toBe(text);
});

test.each<[string, unknown, string]>([
  ['a comment behind a word', ['a #b', 'a #'], '- "a #b"\n- "a #"\n'],
  ['a comment before a quantity', ['# 5m'], '- "# 5m"\n'],
  ['a map that begins with a quantity', ['5m: x', '5: m', '8/ #'], '- "5m: x"\n- "5: m"\n- "8/ #"\n'],
  ['keys that are numbers to some reader', { e1: 1, 'E-2': 2, ex: 3 }, '"e1": 1\n"E-2": 2\nex: 3\n'],
  ['the longest key that needs no mark', { ['k'.repeat(1024)]: 1 }, `${'k'.repeat(1024)}: 1\n`],
  ['a line break of some readers in lines', ['\u2028a\n', 'a\n\u0085b'], '- "\\u2028a\\n"\n- "a\\n\\x85b"\n'],
  ['a tab inside of lines', { a: 'x\n\ty' }, 'a: |-\n  x\n  \ty\n'],
  ['a tab before lines', { a: '\tx\ny' }, 'a: "\\tx\\ny"\n'],
  ['a tab in what needs no quotes but one', ["a\tb'"], '- "a\\tb\'"\n'],
  ['keys that hold what stands behind keys', { 'a: 0b': 1, b: { 'c: 0': 2 } }, '"a: 0b": 1\nb:\n  "c: 0": 2\n'],
  ['a key that marks a document where it begins a line', { a: { '---': 1 }, '---': 2 }, 'a:\n  ---: 1\n"---": 2\n'],
  ['small codes with all their digits', ['\u0007\u0085'], '- "\\x07\\x85"\n'],
])('leaves no other meaning to %s', (_what, document, text) => {
  expect(writeYaml(document)).toBe(text);
});

test('a key that would begin a document is quoted there only, also after it was', () => {
  expect(writeYaml({ '--- a': 1, b: { '--- a': 2 } })).toBe('"--- a": 1\nb:\n  --- a: 2\n');
});

test('a tab may stand in single quotes, as cdk8s writes them', () => {
  expect(writeYaml(['a: "b"\tc'])).toBe('- \'a: "b"\tc\'\n');
});

test('what was written once is written the same again', () => {
  const document = { 'a b': 'c: d', deep: { 'a b': 'c: d' } };

  expect(writeYaml(document)).toBe(writeYaml(structuredClone(document)));
});

test.each<[string, unknown]>([
  ['half of a character alone', '\ud800'],
  ['half of a character in lines', { a: 'x\ny\udc00' }],
  ['half of a character in a key', { 'a\ud800': 1 }],
  ['a symbol', [Symbol('a')]],
  ['a big integer', [1n]],
  ['a set', [new Set([1])]],
  ['an object that is a list of its own', { a: { [Symbol.iterator]: () => [][Symbol.iterator]() } }],
])('refuses %s', (_what, document) => {
  expect(() => writeYaml(document)).toThrow(Unwritable);
});
