import { declares, matches, runningContainers } from './workloads';

const labels = { app: 'gw', tier: 'edge' };

test.each<[string, unknown, boolean]>([
  ['all labels of a selector', { matchLabels: { app: 'gw', tier: 'edge' } }, true],
  ['one label of several', { matchLabels: { app: 'gw', tier: 'core' } }, false],
  ['an empty selector', {}, true],
  ['no selector', undefined, false],
  ['In with the value', { matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'gw'] }] }, true],
  ['In without the label', { matchExpressions: [{ key: 'x', operator: 'In', values: [undefined] }] }, false],
  ['NotIn with the value', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['gw'] }] }, false],
  ['NotIn without the label', { matchExpressions: [{ key: 'x', operator: 'NotIn', values: ['gw'] }] }, true],
  ['Exists with the label', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
  ['Exists without the label', { matchExpressions: [{ key: 'x', operator: 'Exists' }] }, false],
  ['DoesNotExist with the label', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
  ['DoesNotExist without the label', { matchExpressions: [{ key: 'x', operator: 'DoesNotExist' }] }, true],
  ['an unknown operator', { matchExpressions: [{ key: 'app', operator: 'Like' }] }, false],
  [
    'labels and an expression that fails',
    { matchLabels: { app: 'gw' }, matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] },
    false,
  ],
])('judges %s: %j -> %s', (_, selector, expected) => {
  expect(matches(selector, labels)).toBe(expected);
});

test('counts native sidecars among the running containers, and no other init containers', () => {
  const pod = { containers: [{ name: 'a' }], initContainers: [{ name: 'b', restartPolicy: 'Always' }, { name: 'c' }] };

  expect(runningContainers(pod).map(({ name }) => name)).toEqual(['a', 'b']);
});

test('finds a port by name and by number', () => {
  const containers = [{ ports: [{ name: 'http', containerPort: 8080 }] }];

  expect([declares(containers, 'http'), declares(containers, 8080), declares(containers, 80)]).toEqual([true, true, false]);
});
