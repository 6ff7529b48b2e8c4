import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { writeYaml } from '../../src/core/yaml-writer';

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

test('writes what the YAML of cdk8s writes, byte for byte, or leaves it to it', () => {
  fc.assert(
    fc.property(tree, (spec) => {
      const document = { apiVersion: 'v1', spec };
      expect(writeYaml(document) ?? Yaml.stringify(document)).toBe(Yaml.stringify(document));
    }),
    runs,
  );
});

test('writes every text at every place as the YAML of cdk8s does', () => {
  for (const value of TRICKY) {
    for (const document of [
      { value },
      { list: [value, [value]] },
      { deep: { deeper: [{ value, last: 1 }] } },
      { [value]: 'x' },
    ]) {
      expect(writeYaml(document) ?? Yaml.stringify(document)).toBe(Yaml.stringify(document));
    }
  }
});

test.each(['1.1', '1.2'] as const)('a reader of YAML %s gets every text back', (version) => {
  fc.assert(
    fc.property(text, (value) => {
      const written = writeYaml({ value });
      fc.pre(written !== undefined);
      // read as a number by YAML 1.2, refused by the constructs and written in the same way by cdk8s
      fc.pre(!/^[+-]?0o[0-7]+$/.test(value) && !/^-?0\d+$/.test(value));
      expect(parse(written, { version })).toEqual({ value });
    }),
    runs,
  );
});

test('writes what manifests are made of by itself', () => {
  const spec = { replicas: 3, on1: true, empty: {}, none: [], list: ['a', { b: '1', c: ['2'] }, ['x']], text: 'a\n\n  b\n' };

  expect(writeYaml({ apiVersion: 'apps/v1', kind: 'Deployment', spec })).toBeDefined();
});

test.each([
  [
    'an object that occurs twice',
    () => {
      const twice = { a: 1 };
      return { x: twice, y: twice };
    },
  ],
  [
    'an object that holds itself',
    () => {
      const self: Record<string, unknown> = {};
      self['self'] = self;
      return self;
    },
  ],
  ['a date', () => ({ at: new Date(0) })],
  ['a key that needs quotes', () => ({ 'a: b': 1 })],
  ['a key that is read as a boolean', () => ({ on: 1 })],
  ['null', () => ({ a: null })],
  ['a text that is no document', () => 'text'],
])('leaves %s to the YAML of cdk8s', (_what, document) => {
  expect(writeYaml(document())).toBeUndefined();
});
