import { portsOf, selectedBy, selects } from '../../../src/core/rules/selectors';

const LABELS = { app: 'a', tier: 'b' };
const expression = (operator: string, key: string, ...values: readonly string[]): object => ({
  matchExpressions: [{ key, operator, values }],
});

test.each<[string, unknown, boolean]>([
  ['nothing at all', undefined, true],
  ['an empty selector', {}, true],
  ['one label', { matchLabels: { app: 'a' } }, true],
  ['all labels', { matchLabels: LABELS }, true],
  ['another value', { matchLabels: { app: 'b' } }, false],
  ['one value of two', { matchLabels: { app: 'a', tier: 'c' } }, false],
  ['a label that is not there', { matchLabels: { owner: undefined } }, false],
  ['a label that only objects have', { matchLabels: { toString: Object.prototype.toString } }, false],
  ['one of some values', expression('In', 'app', 'x', 'a'), true],
  ['none of some values', expression('In', 'app', 'x'), false],
  ['a value of a label that is not there', expression('In', 'owner', 'a'), false],
  ['any other value', expression('NotIn', 'app', 'x'), true],
  ['no such value', expression('NotIn', 'app', 'a'), false],
  ['a label that is there', expression('Exists', 'app'), true],
  ['a label that is there, for one that is not', expression('Exists', 'owner'), false],
  ['no such label', expression('DoesNotExist', 'owner'), true],
  ['no such label, for one that is there', expression('DoesNotExist', 'app'), false],
  ['a label and no other', { matchLabels: { app: 'a' }, ...expression('Exists', 'owner') }, false],
  [
    'one expression of two',
    {
      matchExpressions: [
        { key: 'app', operator: 'Exists' },
        { key: 'x', operator: 'Exists' },
      ],
    },
    false,
  ],
])('%s selects or does not', (_what, selector, expected) => {
  expect(selects(selector, LABELS)).toBe(expected);
});

test.each([[undefined], [null], ['app']])('labels that are %p are none', (labels) => {
  expect(selects({ matchLabels: { app: 'a' } }, labels)).toBe(false);
});

test('a selector that says nothing selects pods without labels', () => {
  expect(selects({}, undefined)).toBe(true);
});

const pod = (namespace: string | undefined, spec: object = {}): any => ({
  ...{ kind: 'Pod', metadata: { name: 'p', namespace, labels: LABELS }, spec },
});

test('only pods of the namespace are selected', () => {
  const [mine, theirs] = [pod('mine'), pod('theirs')];

  expect(selectedBy({ matchLabels: LABELS }, { metadata: { namespace: 'mine' } }, [mine, theirs])).toEqual([mine]);
});

test('what makes no pods is not selected', () => {
  expect(selectedBy({}, { metadata: {} }, [{ kind: 'Bag', metadata: {} }])).toEqual([]);
});

test('ports are known by name and by number, of init containers as well', () => {
  const spec = {
    initContainers: [{ ports: [{ name: 'side', containerPort: 1 }] }],
    containers: [{ ports: [{ name: 'http', containerPort: 2 }] }, {}],
  };

  expect(portsOf(pod('a', spec))).toEqual(new Set(['side', 1, 'http', 2]));
});

test('what makes no pods has no ports', () => {
  expect(portsOf({ kind: 'Bag' })).toEqual(new Set());
});
