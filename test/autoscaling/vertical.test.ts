import { ApiObject, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { GatewayVerticalAutoscalingProps } from '../../src';
import {
  GatewayVerticalAutoscaling,
  ScalingEngine,
  ScalingSignal,
  ScalingTarget,
  VerticalResource,
  VerticalUpdateMode,
} from '../../src';
import { expectFinding, findings } from '../support/errors';
import { only } from '../support/find';
import { synth } from '../support/synth';
import { measured, scaled, SIDECAR } from './samples';

test('the smallest one only recommends', () => {
  const manifests = synth((chart) => new GatewayVerticalAutoscaling(chart, 'vertical', { target: measured(chart) }));

  expect(manifests).toBeSound();
  expect(only(manifests, 'VerticalPodAutoscaler')).toMatchSnapshot();
});

test('everything at once', () => {
  const manifests = synth((chart) => {
    const every: Required<GatewayVerticalAutoscalingProps> = {
      target: measured(chart, {}, { sidecars: [SIDECAR] }),
      updateMode: VerticalUpdateMode.IN_PLACE_OR_RECREATE,
      resources: [VerticalResource.MEMORY],
    };
    scaled(chart, { target: every.target });
    new GatewayVerticalAutoscaling(chart, 'vertical', every);
  });

  expect(manifests).toBeSound();
  expect(only(manifests, 'VerticalPodAutoscaler')).toMatchSnapshot();
});

test('a recommendation may stand beside any autoscaler', () => {
  const lines = findings((chart) => {
    const target = measured(chart);
    scaled(chart, { target, signals: [ScalingSignal.cpuUtilization(70)] });
    new GatewayVerticalAutoscaling(chart, 'vertical', { target });
  });

  expect(lines).toEqual([]);
});

test.each([ScalingEngine.hpa(), ScalingEngine.keda()])('fails to resize what an autoscaler scales on', (engine) => {
  expectFinding(
    (chart) => {
      const target = measured(chart);
      new GatewayVerticalAutoscaling(chart, 'vertical', { target, updateMode: VerticalUpdateMode.RECREATE });
      scaled(chart, { target, engine, signals: [ScalingSignal.cpuUtilization(70)] });
    },
    'LLMGW-313',
    'scales on cpu',
    'VerticalUpdateMode.OFF',
  );
});

test('fails to resize what an autoscaler that was made by hand scales on', () => {
  expectFinding(
    (chart) => {
      const deployment = new kplus.Deployment(chart, 'other', {
        containers: [{ image: 'registry.example.com/other:1.0.0', resources: { cpu: { request: kplus.Cpu.millis(500) } } }],
      });
      new kplus.HorizontalPodAutoscaler(chart, 'hpa', { target: deployment, maxReplicas: 3 });
      const target = ScalingTarget.deployment(deployment);
      new GatewayVerticalAutoscaling(chart, 'vertical', { target, updateMode: VerticalUpdateMode.INITIAL });
    },
    'LLMGW-313',
    'scales on cpu',
  );
});

test('fails to resize the memory that an autoscaler scales on', () => {
  expectFinding(
    (chart) => {
      const target = measured(chart);
      scaled(chart, { target, signals: [ScalingSignal.memoryUtilization(80)] });
      const resources = [VerticalResource.MEMORY];
      new GatewayVerticalAutoscaling(chart, 'vertical', { target, resources, updateMode: VerticalUpdateMode.RECREATE });
    },
    'LLMGW-313',
    "'updateMode'",
    'scales on memory',
  );
});

const json = (metadata: object, spec: object) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata,
  spec,
});
const scales = (name: string, kind = 'Deployment') => ({ scaleTargetRef: { kind, name }, maxReplicas: 3 });
const named = (name: string, target: object, metadata: object = {}) => json({ name, ...metadata }, target);
const cpu = [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }];
const custom = [{ type: 'Pods', pods: { metric: { name: 'x' }, target: { type: 'AverageValue', averageValue: '1' } } }];

test.each([
  ['of another namespace', named('a', { ...scales('gateway'), metrics: cpu }, { namespace: 'elsewhere' })],
  ['of another workload', named('a', { ...scales('other'), metrics: cpu })],
  ['of another kind of workload', named('a', { ...scales('gateway', 'StatefulSet'), metrics: cpu })],
  ['on a metric of the product', named('a', { ...scales('gateway'), metrics: custom })],
])('may resize beside an autoscaler %s', (_what, object) => {
  const lines = findings((chart) => {
    new ApiObject(chart, 'other', object);
    const target = measured(chart, {}, { name: 'gateway' });
    new GatewayVerticalAutoscaling(chart, 'vertical', { target, updateMode: VerticalUpdateMode.RECREATE });
  });

  expect(lines.filter((line) => line.includes('LLMGW-313'))).toEqual([]);
});

test('may resize beside an object without a spec', () => {
  const lines = findings((chart) => {
    new ApiObject(chart, 'other', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
    new ApiObject(chart, 'empty', { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject' });
    new GatewayVerticalAutoscaling(chart, 'vertical', { target: measured(chart), updateMode: VerticalUpdateMode.RECREATE });
  });

  expect(lines.filter((line) => line.includes('LLMGW-313'))).toEqual([]);
});

test('sidecars are not spoken of where nothing is resized', () => {
  const manifests = synth((chart) => {
    const target = measured(chart, {}, { sidecars: [SIDECAR] });
    new GatewayVerticalAutoscaling(chart, 'vertical', { target, updateMode: VerticalUpdateMode.OFF });
  });
  const { containerPolicies } = only(manifests, 'VerticalPodAutoscaler').spec.resourcePolicy;

  expect(containerPolicies.map(({ containerName }: { containerName: string }) => containerName)).toEqual(['gateway']);
});

test('a patch is the last word', () => {
  const manifests = synth((chart) => {
    const vertical = new GatewayVerticalAutoscaling(chart, 'vertical', { target: measured(chart) });
    vertical.patch(vertical.autoscaler, JsonPatch.add('/spec/updatePolicy/minReplicas', 3));
  });

  expect(only(manifests, 'VerticalPodAutoscaler').spec.updatePolicy.minReplicas).toBe(3);
});
