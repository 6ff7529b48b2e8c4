import { envVars, fieldValue, notExpanded, secretValue, textValue, variablesInOrder } from '../../src/pod/env';
import { rotated } from '../../src/pod/rotation';

// Variables of containers, and what restarts pods when a credential changes.

test.each<[string, unknown, unknown]>([
  ['text', textValue('a$(B)'), { name: 'X', value: 'a$(B)', valueFrom: undefined }],
  ['a field', fieldValue('spec.nodeName'), { name: 'X', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
  [
    'a credential',
    secretValue({ secretName: 's', key: 'k' }),
    { name: 'X', valueFrom: { secretKeyRef: { name: 's', key: 'k', optional: undefined } } },
  ],
  [
    'a credential that may be missing',
    secretValue({ secretName: 's', key: 'k', optional: true }),
    { name: 'X', valueFrom: { secretKeyRef: { name: 's', key: 'k', optional: true } } },
  ],
])('%s is a variable', (_what, value, expected) => {
  expect(envVars({ X: value as never })).toEqual([expected]);
});

test('every dollar sign is doubled where nothing may be expanded', () => {
  expect(notExpanded('$(A)$$b')).toBe('$$(A)$$$$b');
});

test.each<[string, Record<string, string>, string]>([
  ['by name', { B: 'x', A: 'x' }, 'A B'],
  ['behind what it refers to', { A: '$(B)', B: 'x' }, 'B A'],
  ['behind what it refers to at the end of a text', { A: 'redis://:$(PASS)@h', PASS: 'x' }, 'PASS A'],
  ['behind all that it refers to', { A: '$(C)$(B)', B: 'x', C: 'x' }, 'C B A'],
  ['behind what that refers to', { A: '$(B)', B: '$(C)', C: 'x' }, 'C B A'],
  ['by name where the reference is text', { A: '$$(B)', B: 'x' }, 'A B'],
  ['by name where two signs are before the text', { A: '$$$$(B)', B: 'x' }, 'A B'],
  ['behind what stands behind a sign that is text', { A: '$$$(B)', B: 'x' }, 'B A'],
  ['by name where nothing is called so', { A: '$(NONE)', B: 'x' }, 'A B'],
  ['by name where it is no name', { A: '$(B C)$(B)D)', 'B C': 'x' }, 'A B C'],
  ['once, in a circle', { A: '$(B)', B: '$(A)' }, 'B A'],
  ['once, in a circle of three', { A: '$(B)', B: '$(C)', C: '$(A)' }, 'C B A'],
  ['once, where it refers to itself', { A: '$(A)', B: 'x' }, 'A B'],
  ['once, where two refer to it', { A: '$(C)', B: '$(C)', C: 'x' }, 'C A B'],
])('a variable stands %s', (_what, values, names) => {
  const env = Object.entries(values).map(([name, value]) => ({ name, value }));
  const written = variablesInOrder(env);

  expect(written.map(({ name }) => name).join(' ')).toBe(names);
  expect(written.every(({ name, value }) => values[name] === value)).toBe(true);
});

test('a variable without a text refers to nothing', () => {
  expect(variablesInOrder([{ name: 'A', valueFrom: {} }, { name: 'B' }]).map(({ name }) => name)).toEqual(['A', 'B']);
});

const [one, two] = ['one', 'two'].map((secretName) => ({ secretName, key: 'k' }));

test('pods restart with the revisions of their credentials', () => {
  expect(rotated('x', [{ ...two!, revision: '2' }, undefined, one, { ...one!, revision: '1' }])).toEqual({
    restartOn: { x: '[["two","k","2"],["one","k","1"]]' },
    workloadAnnotations: undefined,
  });
});

test('a reloader restarts pods with each of their Secrets once, in an order of its own', () => {
  expect(
    rotated('x', [{ ...two!, reloader: true }, undefined, { ...one!, reloader: true }, { ...two!, reloader: true }]),
  ).toEqual({
    restartOn: undefined,
    workloadAnnotations: { 'secret.reloader.stakater.com/reload': 'one,two' },
  });
});

test('pods restart with nothing of which nobody says so', () => {
  expect(rotated('x', [one, undefined, { ...two!, reloader: false }])).toEqual({
    ...{ restartOn: undefined, workloadAnnotations: undefined },
  });
});
