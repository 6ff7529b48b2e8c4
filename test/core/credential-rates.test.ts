import { credentialKind, redact } from '../../src/core/credential-shapes';
import { findCredentials } from '../../src/core/credential-search';
import { HARMLESS, HELD, SHAPED } from '../support/vendor-keys';

/** Wherever the shape of a credential may stand. */
const places: readonly (readonly [where: string, hold: (value: string) => object])[] = [
  ['a variable that says nothing', (value) => ({ name: 'VALUE', value })],
  ['an argument', (value) => ({ args: ['--with', value] })],
  ['a file', (value) => ({ data: { file: `first: line\nsetting: ${value}\nlast: line\n` } })],
  ['an annotation', (value) => ({ annotations: { 'example.com/note': `see ${value}` } })],
  ['base64', (value) => ({ annotations: { 'example.com/note': Buffer.from(`value: ${value}`).toString('base64') } })],
];

const missed = (found: readonly (readonly [what: string, object: object])[]) =>
  found.filter(([, object]) => findCredentials(object).length === 0).map(([what]) => what);

test('there are at least 120 shapes of vendors, and 200 harmless texts', () => {
  expect(SHAPED.length + HELD.length).toBeGreaterThanOrEqual(120);
  expect(SHAPED.length).toBeGreaterThanOrEqual(100);
  expect(HARMLESS.length).toBeGreaterThanOrEqual(200);
});

test.each(places)('at least 95 of 100 credentials are found in %s', (_, hold) => {
  const lost = missed(SHAPED.map(([what, value]) => [what, hold(value)]));

  expect(lost.length <= SHAPED.length * 0.05 ? [] : lost).toEqual([]);
});

test('at least 95 of 100 credentials are found by what holds them', () => {
  const lost = missed(HELD);

  expect(lost.length <= HELD.length * 0.05 ? [] : lost).toEqual([]);
});

test('at most one harmless text of 200 is taken for a credential', () => {
  const taken = HARMLESS.filter(([, object]) => findCredentials(object).length > 0).map(([what]) => what);

  expect(taken.length <= HARMLESS.length / 200 ? [] : taken).toEqual([]);
});

test('no message shows the value of a shape', () => {
  for (const [what, value] of SHAPED.filter(([, v]) => credentialKind('', v) !== undefined)) {
    const tail = value.replace(/[^\w]+$/, '').slice(-12);
    expect([what, redact(`'prop' = ${value}: wrong`).includes(tail)]).toEqual([what, false]);
  }
});
