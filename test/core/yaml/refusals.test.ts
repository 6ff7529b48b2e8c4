import { misread, unwritable } from '../../../src/core/yaml/refusals';

const places = (document: unknown): string[] => unwritable(document).map(({ prop }) => prop);

test('everything that JSON has can be written', () => {
  expect(unwritable({ a: ['x', 1, true, null, undefined, { b: '' }], c: new Date(0) })).toEqual([]);
});

test('each place is said once, in the order of the document', () => {
  expect(places({ a: [1, Number.NaN], b: { c: () => 1 }, d: Symbol('x') })).toEqual(['a[1]', 'b.c', 'd']);
});

test('a place without keys has no name', () => {
  expect(unwritable(Number.POSITIVE_INFINITY)).toEqual([
    expect.objectContaining({ code: 'LLMGW-904', prop: '', reason: 'Infinity cannot be written to a manifest' }),
  ]);
});

test('an object that occurs twice does not hold itself', () => {
  const twice = { a: [] };

  expect(unwritable([twice, twice])).toEqual([]);
});

test('an object that holds itself deep inside is found there', () => {
  const outer: { list: unknown[] } = { list: [] };
  outer.list.push({ back: outer });

  expect(places({ outer })).toEqual(['outer.list[0].back']);
});

test('what an object says it is as JSON is looked at', () => {
  expect(places({ a: { toJSON: () => ({ b: Number.NaN }) } })).toEqual(['a.b']);
});

test('what an object says it is may be a scalar', () => {
  expect(places({ a: { toJSON: () => Number.NaN } })).toEqual(['a']);
});

test('what an object says it is may be nothing', () => {
  expect(places({ a: { toJSON: () => null } })).toEqual([]);
});

test('a map is no plain object', () => {
  expect(places({ a: new Map() })).toEqual(['a']);
});

test('half of a character is told by its number and place', () => {
  expect(unwritable({ a: 'xy\udbff' })[0]).toMatchObject({
    ...{ code: 'LLMGW-903', reason: 'holds U+DBFF at position 2, half of a character, which no file can hold' },
  });
});

test('a key that no terminal shows is told by its number', () => {
  expect(places({ 'a\u0007': { '\u{1f600}': Number.NaN } })).toEqual(['a<U+0007>.<U+1F600>']);
});

test.each([
  'plain',
  'a/b.c',
  '250m',
  '10',
  '1.5',
  '8080/2',
  'a\nb\n',
  'it is',
  '0.5m',
  '10Gi',
  "it's",
  '"',
  'é',
  'a #b\r\n',
  'a: b',
  '[gateway]\nbind_address = "0.0.0.0:3000" # all\r\n',
])('cdk8s writes %j as all readers read it', (text) => {
  expect(misread({ a: text })).toEqual([]);
});

test.each(['0o17', '0XFF', '+_1', '<<', '=', 'a\u2028b', 'a\u0085b', '\ufeffa', 'a\tb', '\n\ta'])(
  'cdk8s writes %j as something else to some reader',
  (text) => {
    expect(misread({ a: text })).toEqual([expect.objectContaining({ code: 'LLMGW-903', prop: 'a' })]);
  },
);

test('a key is looked at as a text is', () => {
  expect(misread({ '0o17': 1 })).toEqual([expect.objectContaining({ prop: '0o17', value: '0o17' })]);
});

test('what cannot be written at all is said first, and alone', () => {
  expect(misread({ a: '0o17', b: Number.NaN }).map(({ code }) => code)).toEqual(['LLMGW-904']);
});
