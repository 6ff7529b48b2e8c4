import type { Chart } from 'cdk8s';
import type { ReplicaLimit } from '../../src';
import { expectFinding } from '../support/errors';
import { only } from '../support/find';
import { gateway } from '../support/gateway';
import { synth } from '../support/synth';

const limited =
  (limits: readonly ReplicaLimit[], replicas?: number) =>
  (chart: Chart): void => {
    const target = gateway({ replicas })(chart);
    for (const replicaLimit of limits) target.add({ replicaLimit });
  };
const deployment = (...limits: readonly ReplicaLimit[]) => only(synth(limited(limits)), 'Deployment')['spec'];

const MANY: ReplicaLimit = { max: 8, reason: 'the license allows eight' };
const ONE: ReplicaLimit = { max: 1, reason: 'the file has one writer' };

test('a gateway runs as many pods as the limit allows, and no more than usual', () => {
  expect(deployment(ONE).replicas).toBe(1);
  expect(deployment(MANY).replicas).toBe(2);
});

test.each([
  ['first', [ONE, MANY]],
  ['last', [MANY, ONE]],
])('the lowest of several limits holds where it is stated %s', (_place, limits) => {
  expect(deployment(...limits).replicas).toBe(1);
  expectFinding(
    limited(limits, 2),
    'LLMGW-119',
    "'replicas' = 2",
    'at most 1 can run: the file has one writer',
    'use 1, or a store',
  );
});

const ALONE: ReplicaLimit = { ...ONE, exclusive: true };
const BESIDE: ReplicaLimit = { ...ONE, exclusive: false };

test.each<[string, readonly ReplicaLimit[]]>([
  ['first', [ALONE, ONE]],
  ['last', [ONE, ALONE]],
  ['first of two that are said in full', [ALONE, BESIDE]],
  ['last of two that are said in full', [BESIDE, ALONE]],
])('of equal limits the one that allows no second pod at any time holds: %s', (_place, limits) => {
  expect(deployment(...limits).strategy.type).toBe('Recreate');
});

test.each<[string, readonly ReplicaLimit[]]>([
  ['first', [ONE, { ...ALONE, max: 2 }]],
  ['last', [{ ...ALONE, max: 2 }, ONE]],
])('a higher limit says nothing about how pods are replaced: %s', (_place, limits) => {
  expect(deployment(...limits).strategy.type).toBe('RollingUpdate');
});

test('of equal limits the first is named', () => {
  expectFinding(limited([ONE, { max: 1, reason: 'nobody asks' }], 2), 'LLMGW-119', ONE.reason);
});

test('as many pods as the limit are fine', () => {
  expect(only(synth(limited([MANY], 8)), 'Deployment')['spec'].replicas).toBe(8);
});

test('fails for one pod more, and says what the limit says to do', () => {
  const limit = { ...MANY, remedy: 'buy a larger license' };

  expectFinding(limited([limit], 9), 'LLMGW-119', "'replicas' = 9", 'use 8, or buy a larger license');
});
