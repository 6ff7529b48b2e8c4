import * as fc from 'fast-check';
import { toToml } from '../../src/core/toml/writer';

// its types are those of a module of the other kind
const { parse } = require('smol-toml') as { parse(text: string): unknown };

const scalar = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.boolean(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Number.isInteger(n) || Number.isSafeInteger(n)),
);
const name = fc.string().filter((key) => key !== '__proto__');
const { table } = fc.letrec<{ table: Record<string, unknown>; value: unknown }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, fc.array(tie('value'), { maxLength: 4 }), tie('table')),
  table: fc.dictionary(name, tie('value'), { maxKeys: 5, noNullPrototype: true }) as fc.Arbitrary<Record<string, unknown>>,
}));

/** The parser keeps no difference between 1 and 1.0, and knows no -0 among integers. */
const plain = (tree: unknown): unknown => JSON.parse(JSON.stringify(tree));

test('any tree is read back as it was', () => {
  fc.assert(
    fc.property(table, (tree) => {
      expect(plain(parse(toToml(tree)))).toEqual(plain(tree));
    }),
    { numRuns: 300 },
  );
});

test('values stand before tables, which would take them in', () => {
  const tree = { server: { bind: '0.0.0.0', tls: { on: true } }, name: 'x', rules: [{ id: 1 }, { id: 2, tags: ['a'] }] };

  expect(toToml(tree)).toBe(`name = "x"

[server]
bind = "0.0.0.0"

[server.tls]
on = true

[[rules]]
id = 1

[[rules]]
id = 2
tags = ["a"]
`);
});

test('a list of tables and other values stays on one line', () => {
  expect(toToml({ mixed: [1, { a: { b: 'c' } }, {}] })).toBe('mixed = [1, { a = { b = "c" } }, {}]\n');
});

test('fields without a value are left out', () => {
  expect(toToml({ a: undefined, b: 1 })).toBe('b = 1\n');
});
