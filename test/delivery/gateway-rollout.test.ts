import { Duration } from 'cdk8s';
import { GatewayAutoscaling, GatewayRollout } from '../../src';
import type { GatewayRolloutProps } from '../../src';
import { gateway } from '../exposure/gateways';
import { expectFinding } from '../support/errors';
import { all, only } from '../support/find';
import { synth } from '../support/synth';

test('a Rollout refers to the Deployment, which has no number of pods', () => {
  const manifests = synth((chart) => new GatewayRollout(chart, 'rollout', { target: gateway(chart) }));

  expect(manifests).toBeSound();
  expect(only(manifests, 'Deployment')['spec']).not.toHaveProperty('replicas');
  expect(all(manifests, 'Rollout')).toMatchSnapshot();
});

test('with every prop', () => {
  const manifests = synth((chart) => {
    const every: Required<GatewayRolloutProps> = {
      target: gateway(chart),
      replicas: 6,
      steps: [{ weight: 5, pause: Duration.minutes(15) }, { weight: 50 }],
    };
    new GatewayRollout(chart, 'rollout', every);
  });
  const { replicas, strategy } = only(manifests, 'Rollout')['spec'];

  expect(replicas).toBe(6);
  expect(strategy.canary.steps).toEqual([{ setWeight: 5 }, { pause: { duration: '900s' } }, { setWeight: 50 }, { pause: {} }]);
});

test('an autoscaler scales the Rollout', () => {
  const manifests = synth((chart) => {
    const target = new GatewayRollout(chart, 'rollout', { target: gateway(chart) });
    new GatewayAutoscaling(chart, 'scaling', { target, maxReplicas: 8 });
  });

  expect(only(manifests, 'HorizontalPodAutoscaler')['spec'].scaleTargetRef).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    name: 'test-gateway',
  });
  expect(only(manifests, 'Rollout')['spec']).not.toHaveProperty('replicas');
});

test('fails for an autoscaler of the Deployment beside it', () => {
  expectFinding(
    (chart) => {
      const target = gateway(chart);
      new GatewayRollout(chart, 'rollout', { target });
      new GatewayAutoscaling(chart, 'scaling', { target, maxReplicas: 8 });
    },
    'LLMGW-301',
    'test/rollout',
  );
});

test.each([[[{ weight: 0 }]], [[{ weight: 101 }]], [[{ weight: 50 }, { weight: 20 }]]])('fails for the steps %j', (steps) => {
  expectFinding((chart) => new GatewayRollout(chart, 'rollout', { target: gateway(chart), steps }), 'LLMGW-513');
});
