import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { unwritable } from '../../src/core/yaml/refusals';
import { Unwritable, writeYaml } from '../../src/core/yaml/writer';

// A hundred thousand texts are shown to the readers themselves by `npm run test:yaml`.

/** Texts at the edges of YAML: what looks like something else, and what ends a scalar early. */
const TRICKY = [
  ...[
    '',
    ' ',
    '-',
    '- a',
    '?',
    '? a',
    ':',
    'a:',
    'a: b',
    'a:b',
    ':a',
    'a #b',
    'a#b',
    '#',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    "'",
    '"',
    '%',
  ],
  ...[
    '@',
    '`',
    '[',
    ']',
    '{',
    '}',
    ',',
    'a,b',
    '---',
    '--- a',
    '...',
    'y',
    'N',
    'yes',
    'No',
    'TRUE',
    'off',
    'null',
    '~',
    'Null',
    '<<',
  ],
  ...[
    '0',
    '-0',
    '1',
    '+1',
    '1.',
    '.5',
    '1e3',
    'e1',
    'E+2',
    'e.x',
    '1_000',
    '0x1F',
    '0o17',
    '017',
    '0b1',
    '1:30',
    '190:20:30',
    '.inf',
    '-.INF',
    '.nan',
  ],
  ...[
    '2026-11-20',
    '2026-11-20T10:00:00Z',
    '1.8.2',
    '10.0.0.0/8',
    '::/0',
    '0.0.0.0:8080',
    '250m',
    '512Mi',
    '1G',
    '1E',
    '1e',
    '1M',
    '=',
    '=',
  ],
  ...[
    'a\n',
    'a\nb',
    'a\n\nb\n',
    '\na',
    ' a\nb\n',
    'a\n b\n',
    'a \nb',
    'a\n\n',
    'a\n ',
    '\n',
    'a\tb',
    'a\n\tb',
    '\ta',
    '---\na\n',
    'a\n---\nb',
  ],
  ...[
    'é',
    'a\u2028b',
    '\ufeff',
    '\u0085',
    'a\rb',
    'a\r\nb',
    '\u0000',
    '${NAME}',
    '{{ .Values }}',
    'a\\b',
    '__proto__',
    'x'.repeat(200),
  ],
];

const character = fc.constantFrom(...'aAyYnNeExXoO019 :-#.,_/+*&!|>\'"%@`[]{}?=~<\\\n\tMmi');
const text = fc.oneof(
  fc.constantFrom(...TRICKY),
  fc.string({ unit: character, maxLength: 8 }),
  fc.string(),
  fc.lorem({ mode: 'sentences' }),
);
const key = fc.oneof({ weight: 4, arbitrary: fc.stringMatching(/^[a-z][A-Za-z./-]{0,12}$/) }, { weight: 1, arbitrary: text });
const leaf = fc.oneof({ weight: 4, arbitrary: text }, fc.integer(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined));
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const runs = { numRuns: 3000 };

/** What cdk8s writes so that one reader or another gets something else: it has a form of its own here. */
const MISREAD = /[\ufeff\ufffe\uffff\u0085\u2028\u2029\u007f-\u009f\ud800-\udfff]|^(?:=|<<)$|\t|^[-+]?[0-9_]*[oOXB_eE]/;

function holds(tree: unknown, pattern: RegExp): boolean {
  return typeof tree === 'object' && tree !== null
    ? Object.entries(tree).some(([name, value]) => pattern.test(name) || holds(value, pattern))
    : typeof tree === 'string'
      ? pattern.test(tree)
      : typeof tree === 'number' && /^-?\d+e/.test(String(tree));
}

test('writes what the YAML of cdk8s writes, byte for byte, where that is read back by all', () => {
  fc.assert(
    fc.property(tree, (spec) => {
      fc.pre(!holds(spec, MISREAD) && unwritable(spec).length === 0);
      const document = { apiVersion: 'v1', spec };
      expect(writeYaml(document)).toBe(Yaml.stringify(document));
    }),
    runs,
  );
});

test('writes every text at every place as the YAML of cdk8s does, where that is read back by all', () => {
  for (const value of TRICKY.filter((text) => !MISREAD.test(text))) {
    for (const document of [
      { value },
      { list: [value, [value]] },
      { deep: { deeper: [{ value, last: 1 }] } },
      { [value]: 'x' },
    ]) {
      expect(writeYaml(document)).toBe(Yaml.stringify(document));
    }
  }
});

test.each(['1.1', '1.2'] as const)('a reader of YAML %s gets every document back', (version) => {
  fc.assert(
    fc.property(tree, text, (spec, value) => {
      const document = { spec, [value]: value };
      fc.pre(unwritable(document).length === 0);
      expect(JSON.stringify(parse(writeYaml(document), { version }))).toBe(
        JSON.stringify(document, (_key, item: unknown) => (item === undefined ? null : Object.is(item, -0) ? 0 : item)),
      );
    }),
    runs,
  );
});

test.each([
  [
    'a line break of some readers',
    'high\u2028      hostNetwork:\u2028        true',
    '"high\\u2028      hostNetwork:\\u2028        true"',
  ],
  ['an octal number of Go', '0o17', '"0o17"'],
  ['a hexadecimal number of Go', '0XFF', '"0XFF"'],
  ['a number after underscores are gone', '+_1', '"+_1"'],
  ['what merges', '<<', '"<<"'],
  ['what stands for a default', '=', '"="'],
  ['a block that begins with a tab', '\n\ta', '"\\n\\ta"'],
  ['a control character', 'a\u0085\u009fb', '"a\\x85\\x9Fb"'],
])('escapes %s', (_what, value, form) => {
  expect(writeYaml({ value })).toBe(`value: ${form}\n`);
});

test('writes numbers with an exponent so that none of them is text', () => {
  expect(writeYaml([1e21, 5e-7, -1.5e300])).toBe('- 1.0e+21\n- 5.0e-7\n- -1.5e+300\n');
});

test('writes an object that occurs twice as cdk8s does, and in full if cdk8s is wrong about a text in it', () => {
  const twice = { a: 'b' };
  const wrong = { a: '0o17' };

  expect(writeYaml({ x: twice, z: twice })).toBe(Yaml.stringify({ x: twice, z: twice }));
  expect(writeYaml({ x: wrong, z: wrong })).toBe('x:\n  a: "0o17"\nz:\n  a: "0o17"\n');
});

const self: Record<string, unknown> = {};
self['self'] = self;

test.each<[string, unknown, string, string]>([
  ['half of a character', { a: ['x\ud800'] }, 'a[0]', 'U+D800 at position 1'],
  ['half of a character in a key', { a: { 'x\udc00y': 1 } }, 'a.x<U+DC00>y', 'U+DC00 at position 1'],
  ['no number', { a: { b: Number.NaN } }, 'a.b', 'NaN'],
  ['an infinite number', { a: Number.NEGATIVE_INFINITY }, 'a', '-Infinity'],
  ['a function', { a: () => 1 }, 'a', '=>'],
  ['an object that holds itself', self, 'self', 'holds itself'],
  ['a set', { a: new Set() }, 'a', 'no plain one'],
])('fails with %s, and says where it is', (_what, document, prop, reason) => {
  expect(() => writeYaml(document)).toThrow(Unwritable);
  expect(unwritable(document)).toEqual([expect.objectContaining({ prop, reason: expect.stringContaining(reason) })]);
});
