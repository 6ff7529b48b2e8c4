import type { Chart } from 'cdk8s';
import { DisruptionBudget, GatewayAutoscaling } from '../../src';
import { expectFinding } from '../support/errors';
import { all, only } from '../support/find';
import { gateway } from '../support/gateway';
import { problems } from '../support/problems';
import { synth } from '../support/synth';

const of = (disruptionBudget: DisruptionBudget, replicas = 2) => gateway({ disruptionBudget, replicas });
const spec = (budget: DisruptionBudget) => only(synth(of(budget)), 'PodDisruptionBudget')['spec'];
const LEAST = ['LLMGW-118 disruptionBudget.minAvailable'];
const MOST = ['LLMGW-118 disruptionBudget.maxUnavailable'];

test.each<[string, DisruptionBudget, object]>([
  ['pods that may be missing', DisruptionBudget.maxUnavailable(1), { maxUnavailable: 1 }],
  ['pods that stay', DisruptionBudget.minAvailable(1), { minAvailable: 1 }],
  ['a share that may be missing', DisruptionBudget.maxUnavailablePercent(25), { maxUnavailable: '25%' }],
  ['a share that stays', DisruptionBudget.minAvailablePercent(50), { minAvailable: '50%' }],
])('%s are written as they are stated', (_what, budget, expected) => {
  const selector = { matchLabels: { 'app.kubernetes.io/name': 'acme', 'app.kubernetes.io/instance': 'test-gateway' } };

  expect(spec(budget)).toEqual({ ...expected, selector, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
});

test('no budget is none, and nothing is said about it', () => {
  expect(all(synth(of(DisruptionBudget.none())), 'PodDisruptionBudget')).toEqual([]);
  expect(problems(of(DisruptionBudget.none()))).toEqual([]);
  expect(problems(of(DisruptionBudget.none(), 1))).toEqual([]);
});

test.each<[string, DisruptionBudget, number, string[]]>([
  ['all pods may be missing', DisruptionBudget.maxUnavailable(2), 2, []],
  ['more may be missing than there are', DisruptionBudget.maxUnavailable(3), 2, []],
  ['no pod may be missing', DisruptionBudget.maxUnavailable(0), 2, MOST],
  ['half a pod may be missing', DisruptionBudget.maxUnavailable(0.5), 2, MOST],
  ['1 % may be missing', DisruptionBudget.maxUnavailablePercent(1), 2, []],
  ['100 % may be missing', DisruptionBudget.maxUnavailablePercent(100), 2, []],
  ['101 % may be missing', DisruptionBudget.maxUnavailablePercent(101), 2, MOST],
  ['all but one stay', DisruptionBudget.minAvailable(2), 3, []],
  ['all stay', DisruptionBudget.minAvailable(3), 3, LEAST],
  ['more than a hundred stay of many', DisruptionBudget.minAvailable(150), 200, []],
  ['half of two stay', DisruptionBudget.minAvailablePercent(50), 2, []],
  ['a little more than half of two stay, which are both', DisruptionBudget.minAvailablePercent(51), 2, LEAST],
  ['66 % of three stay, which are two', DisruptionBudget.minAvailablePercent(66), 3, []],
  ['67 % of three stay, which are all', DisruptionBudget.minAvailablePercent(67), 3, LEAST],
  ['0 % stay', DisruptionBudget.minAvailablePercent(0), 2, LEAST],
])('where %s', (_what, budget, replicas, expected) => {
  expect(problems(of(budget, replicas))).toEqual(expected);
});

describe('fails for a budget that blocks every drain', () => {
  test('and says what would be possible', () => {
    expectFinding(of(DisruptionBudget.minAvailable(3), 3), 'LLMGW-118', 'no pod of 3', 'use at most 2; use DisruptionBudget');
  });

  test('and says how many pods the share is', () => {
    const budget = DisruptionBudget.minAvailablePercent(90);

    expectFinding(
      of(budget, 3),
      'LLMGW-118',
      'no pod of 3 could ever be evicted (90 % are 3)',
      'would hang; use DisruptionBudget',
    );
  });

  test('and says nothing of fewer than one pod', () => {
    const build = (chart: Chart): void => {
      const target = gateway({ disruptionBudget: DisruptionBudget.minAvailable(1) })(chart);
      new GatewayAutoscaling(chart, 'scaling', { target, minReplicas: 1, maxReplicas: 5 });
    };

    expectFinding(build, 'LLMGW-118', 'no pod of 1', 'would hang; use DisruptionBudget');
  });
});

test('a gateway offers its budget, unless a single pod has none', () => {
  const kinds: unknown[] = [];
  synth((chart) => void kinds.push(gateway({ replicas: 2 })(chart).disruptionBudget?.kind));
  synth((chart) => void kinds.push(gateway({ replicas: 1 })(chart).disruptionBudget));

  expect(kinds).toEqual(['PodDisruptionBudget', undefined]);
});
