import * as fc from 'fast-check';
import { tomlFault } from '../../src/core/toml/reader';
import { toToml } from '../../src/core/toml/writer';

// its types are those of a module of the other kind
const { parse } = require('smol-toml') as { parse(text: string): unknown };

const isToml = (text: string): boolean => {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Pieces of which documents are made, right and wrong ones. */
const KEYS = ['a', 'b', 'a.b', 'a . c', '"a"', "'b'", '"x\\u0041"', 'é', '"', 'a.', '-1', 'a b', '""'];
const VALUES = [
  '1',
  '+1_000',
  '01',
  '0x1F',
  '1.5e3',
  '.5',
  'inf',
  '+nan',
  'true',
  'True',
  '"t"',
  "'t'",
  '"\\q"',
  '"a',
  '"""\na"""',
]
  .concat(["'''a''''", '[1, "a",]', '[1 2]', '[\n1, # c\n]', '{ a = 1 }', '{ a = 1, a = 2 }', '{ a.b = 1, a.c = 2 }', '{ a = 1'])
  .concat([
    '1979-05-27',
    '1979-05-27T07:32:00Z',
    '07:32:00.5',
    '1979-13-27',
    '',
    'text',
    '"a" # c',
    '"a" b',
    '"\\u12"',
    '1__0',
    '"""a\\\n b"""',
  ]);
const HEADERS = [
  '[a]',
  '[b]',
  '[a.b]',
  '[ a . c ]',
  '[[a]]',
  '[[b]]',
  '[[a.b]]',
  '[a',
  '[a]]',
  '[]',
  '["a"]',
  '[a.b.c]',
  '[a] # c',
];
const line = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES)).map((pair) => pair.join(' = ')) },
  { weight: 2, arbitrary: fc.constantFrom(...HEADERS) },
  fc.constantFrom('', '# comment', '\t', 'a', '= 1', '\u0001', '# \u0001'),
);
const lines = fc.tuple(fc.array(line, { maxLength: 5 }), fc.constantFrom('\n', '\r\n')).map(([all, end]) => all.join(end));

test('a text is TOML where another reader says so', () => {
  fc.assert(
    fc.property(lines, (text) => {
      expect(tomlFault(text) === undefined).toBe(isToml(text));
    }),
    { numRuns: 10_000 },
  );
});

test('whatever is written is TOML, and without one of its characters as another reader says', () => {
  const tree = fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.array(fc.string())));
  fc.assert(
    fc.property(tree, fc.nat(), (table, at) => {
      const text = toToml(table);
      const place = at % text.length;
      const less = text.slice(0, place) + text.slice(place + 1);

      expect(tomlFault(text)).toBeUndefined();
      expect(tomlFault(less) === undefined).toBe(isToml(less));
    }),
    { numRuns: 2_000 },
  );
});
