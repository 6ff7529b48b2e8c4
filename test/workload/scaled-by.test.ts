import type { Chart } from 'cdk8s';
import { DisruptionBudget, GatewayAutoscaling } from '../../src';
import type { LlmGatewayProps } from '../../src';
import { expectFinding } from '../support/errors';
import { all, only } from '../support/find';
import { gateway } from '../support/gateway';
import { problems } from '../support/problems';
import { synth } from '../support/synth';

/** A gateway with as many autoscalers as there are ids. */
const scaled =
  (props: Partial<LlmGatewayProps>, ...ids: readonly string[]) =>
  (chart: Chart): void => {
    const target = gateway(props)(chart);
    ids.forEach((id) => new GatewayAutoscaling(chart, id, { target, minReplicas: 1, maxReplicas: 5 }));
  };

test('an autoscaler has the number of pods for itself', () => {
  expect(problems(scaled({}, 'scaling'))).toEqual([]);
  expect(only(synth(scaled({}, 'scaling')), 'Deployment')['spec']).not.toHaveProperty('replicas');
});

test('fails for a second autoscaler, and names the first', () => {
  const build = scaled({ name: 'edge' }, 'scaling', 'other');

  expect(problems(build)).toEqual(expect.arrayContaining(['LLMGW-301 target']));
  expectFinding(build, 'LLMGW-301', 'test/other', '\'target\' = "edge"', 'already scaled by test/scaling');
});

test('fails for a number of replicas beside it, and names who owns them', () => {
  const build = scaled({ replicas: 3 }, 'scaling');

  expect(problems(build)).toEqual(['LLMGW-302 target.replicas']);
  expectFinding(build, 'LLMGW-302', "'target.replicas' = 3", 'test/scaling owns the number');
});

test('a gateway that an autoscaler may give several pods has a budget, and a single pod has none', () => {
  expect(all(synth(scaled({}, 'scaling')), 'PodDisruptionBudget')).toHaveLength(1);
  expect(all(synth(gateway({ replicas: 1 })), 'PodDisruptionBudget')).toEqual([]);
});

test('fails for a budget that holds the fewest pods of the autoscaler', () => {
  expect(problems(scaled({ disruptionBudget: DisruptionBudget.minAvailable(1) }, 'scaling'))).toEqual([
    'LLMGW-118 disruptionBudget.minAvailable',
  ]);
});
