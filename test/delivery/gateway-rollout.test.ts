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
      analysisTemplates: ['error-ratio', 'latency'],
    };
    new GatewayRollout(chart, 'rollout', every);
  });
  const { replicas, strategy } = only(manifests, 'Rollout')['spec'];

  expect(replicas).toBe(6);
  expect(strategy.canary.steps).toEqual([{ setWeight: 5 }, { pause: { duration: '900s' } }, { setWeight: 50 }, { pause: {} }]);
  expect(strategy.canary.analysis).toEqual({
    templates: [{ templateName: 'error-ratio' }, { templateName: 'latency' }],
    args: [
      { name: 'canary-hash', valueFrom: { podTemplateHashValue: 'Latest' } },
      { name: 'stable-hash', valueFrom: { podTemplateHashValue: 'Stable' } },
    ],
  });
});

test('nobody measures where no template is named', () => {
  const manifests = synth((chart) => new GatewayRollout(chart, 'rollout', { target: gateway(chart) }));

  expect(only(manifests, 'Rollout')['spec'].strategy.canary).not.toHaveProperty('analysis');
});

test.each([
  ['no template', [], 'LLMGW-513', "'analysisTemplates': names nobody"],
  ['a template that is named twice', ['a', 'b', 'a'], 'LLMGW-513', '\'analysisTemplates[2]\' = "a": already named'],
  ['a template whose name no object has', ['error ratio'], 'LLMGW-101', "'analysisTemplates[0]'"],
])('fails for %s', (_what, analysisTemplates, code, told) => {
  expectFinding((chart) => new GatewayRollout(chart, 'rollout', { target: gateway(chart), analysisTemplates }), code, told);
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
