import { checkManifests, findings, RULES } from '../../../src/core/rules/check';
import type { RuleException } from '../../../src/core/rules/check';
import type { Rule } from '../../../src/core/rules/rule';
import { entries, list, namespaceOf, objectName } from '../../../src/core/rules/rule';

const SERVICE = { kind: 'Service', metadata: { name: 's', namespace: 'a' }, spec: { type: 'NodePort' } };
const EXCUSED: RuleException = { rule: 'service-exposure', object: 'Service/s', reason: 'tests' };

const exposed = (exception: Partial<RuleException>): string[] =>
  checkManifests([SERVICE], [{ ...EXCUSED, ...exception }])
    .filter(({ rule }) => rule === 'service-exposure' || rule === 'exception')
    .map(({ rule }) => rule);

test('a finding says of which rule and object it is, how bad, and what to do', () => {
  const [finding] = checkManifests([SERVICE]).filter(({ rule }) => rule === 'service-exposure');

  expect(finding).toEqual({
    ...{ rule: 'service-exposure', severity: 'warning', object: 'Service/s', namespace: 'a', path: 'spec.type' },
    ...{ message: 'every node publishes it', remedy: 'use ClusterIP behind a front door, or state loadBalancerSourceRanges' },
  });
});

test('a finding about an object without a namespace has none', () => {
  const manifest = { kind: 'Service', metadata: { name: 's' }, spec: SERVICE.spec };

  expect(checkManifests([manifest]).filter((finding) => 'namespace' in finding)).toEqual([]);
});

test('findings are in the order of the objects, and for each in the order of the rules', () => {
  const rule = (id: string): Rule => ({ id, severity: 'error', remedy: '', find: () => [{ path: '', message: '' }] });
  const manifests = ['a', 'b'].map((name) => ({ kind: 'Bag', metadata: { name } }));

  expect(findings(manifests, [rule('one'), rule('two')]).map((found) => `${found.object} ${found.rule}`)).toEqual([
    ...['Bag/a one', 'Bag/a two', 'Bag/b one', 'Bag/b two'],
  ]);
});

test.each<[string, Partial<RuleException>]>([
  ['the whole object', {}],
  ['a field', { path: 'spec.type' }],
  ['any field below another', { path: 'spec.*' }],
  ['any field that ends so', { path: '*.type' }],
  ['any object of a kind', { object: 'Service/*' }],
  ['any object', { object: '*' }],
])('an exception may name %s', (_what, exception) => {
  expect(exposed(exception)).toEqual([]);
});

test('an exception names fields with any character in them', () => {
  const manifest = { kind: 'Bag', metadata: { name: 'b', namespace: 'a', annotations: { 'a\nb': 1 } } };
  const exception = { rule: 'annotation', object: 'Bag/b', path: 'metadata.annotations.*', reason: 'tests' };

  expect(checkManifests([manifest], [exception]).filter(({ rule }) => rule === exception.rule)).toEqual([]);
});

test.each<[string, Partial<RuleException>]>([
  ['another field', { path: 'spec.typ' }],
  ['a field that only begins so', { path: 'spec' }],
  ['a field that only ends so', { path: 'type' }],
  ['a pattern that is no pattern here', { path: 'spec.ty.e' }],
  ['a dot that would be any letter', { path: 'specxtype' }],
  ['another object', { object: 'Service/t' }],
  ['another rule', { rule: 'service-port' }],
])('an exception for %s excuses nothing, and is one finding more', (_what, exception) => {
  expect(exposed(exception)).toEqual(['service-exposure', 'exception']);
});

test('an exception that excuses nothing is an error at what it names', () => {
  const found = checkManifests([], [{ rule: 'port', object: 'Bag/b', path: 'spec', reason: 'x' }]);

  expect(found).toEqual([
    {
      ...{ rule: 'exception', severity: 'error', object: 'Bag/b', path: 'spec' },
      ...{ message: 'the exception for port excuses nothing', remedy: 'remove it' },
    },
  ]);
});

test('an exception without a path is at no field', () => {
  expect(checkManifests([], [{ rule: 'port', object: 'Bag/b', reason: 'x' }])).toMatchObject([{ path: '' }]);
});

test('the rules that there are can be read in the remedy', () => {
  const [found] = checkManifests([], [{ rule: 'prot', object: 'Bag/b', reason: 'x' }]);

  expect(found).toMatchObject({ message: 'the exception for prot names no rule' });
  expect(found?.remedy).toBe(`name one of ${RULES.map(({ id }) => id).join(', ')}`);
});

test.each([[''], [' '], [undefined], [7]])('%p is no reason', (reason) => {
  expect(checkManifests([], [{ rule: 'port', object: 'Bag/b', reason: reason as string }])).toMatchObject([
    { message: 'the exception for port gives no reason' },
  ]);
});

test.each([[undefined], [null], ['ab'], [{ length: 1 }], [7]])('%p is an empty list', (value) => {
  expect(list(value)).toEqual([]);
});

test('what is nothing in a list is left out', () => {
  expect(list([0, null, '', undefined, false])).toEqual([0, '', false]);
});

test.each([[undefined], [null], ['ab'], [['a']], [7]])('%p is an empty map', (value) => {
  expect(entries(value)).toEqual([]);
});

test('an object is named by its kind and name, whatever they are', () => {
  expect(objectName({ kind: 'Bag', metadata: { name: 'b' } })).toBe('Bag/b');
  expect(objectName({})).toBe('undefined/undefined');
});

test('a namespace is a text', () => {
  expect(namespaceOf({ metadata: { namespace: 7 } })).toBe('');
  expect(namespaceOf({ metadata: { namespace: 'a' } })).toBe('a');
});
