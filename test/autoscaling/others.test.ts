import { ApiObject, Duration, JsonPatch } from 'cdk8s';
import type { Chart } from 'cdk8s';
import {
  GatewayAutoscaling,
  GatewayVerticalAutoscaling,
  ScalingEngine,
  ScalingTarget,
  VerticalResource,
  VerticalUpdateMode,
} from '../../src';
import { expectFinding, findings } from '../support/errors';

// Autoscalers of the chart that this library did not make, and those of another object that stands for the same workload.

const KNOWN = { requests: { cpu: '500m', memory: '1Gi' }, terminationGracePeriod: Duration.minutes(6) };
const target = () => ScalingTarget.deploymentNamed('gateway', KNOWN);
const scale = (chart: Chart, id = 'autoscaling', engine = ScalingEngine.hpa()) =>
  new GatewayAutoscaling(chart, id, { target: target(), maxReplicas: 5, engine });
const resize = (chart: Chart, resource: VerticalResource) =>
  new GatewayVerticalAutoscaling(chart, 'vertical', {
    target: target(),
    updateMode: VerticalUpdateMode.RECREATE,
    resources: [resource],
  });
const scaler = (chart: Chart, kind: string, spec: object) =>
  new ApiObject(chart, 'hand', {
    apiVersion: kind === 'ScaledObject' ? 'keda.sh/v1alpha1' : 'autoscaling/v2',
    kind,
    metadata: { name: 'hand' },
    spec,
  });

const DEPLOYMENT = { kind: 'Deployment', name: 'gateway' };
const CRON = [{ type: 'cron', metadata: { timezone: 'UTC', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: '5' } }];
const MEMORY = [{ type: 'memory', metricType: 'Utilization', metadata: { value: '80' } }];

test('fails beside an autoscaler that was made by hand later', () => {
  const lines = findings((chart) => {
    scale(chart);
    scaler(chart, 'HorizontalPodAutoscaler', { scaleTargetRef: DEPLOYMENT, maxReplicas: 3 });
  });

  expect(lines).toEqual([expect.stringMatching(/LLMGW-301.*'target' = "gateway": already scaled by test\/hand/)]);
});

test('fails once for one Deployment that is named twice: for the second one', () => {
  const lines = findings((chart) => {
    scale(chart);
    scale(chart, 'second', ScalingEngine.keda({ prometheusUrl: 'http://prometheus:9090' }));
  });

  expect(lines).toEqual([
    expect.stringMatching(/LLMGW-301.*test\/second: 'target' = "gateway": already scaled by test\/autoscaling/),
  ]);
});

test.each([
  ['an HPA that names no metric, and so has cpu', 'HorizontalPodAutoscaler', { maxReplicas: 3 }, VerticalResource.CPU],
  ['a ScaledObject on memory', 'ScaledObject', { triggers: MEMORY }, VerticalResource.MEMORY],
])('fails to resize what %s scales on', (_, kind, spec, resource) => {
  expectFinding(
    (chart) => {
      scaler(chart, kind, { scaleTargetRef: DEPLOYMENT, ...spec });
      resize(chart, resource);
    },
    'LLMGW-313',
    `${kind} "hand" scales on ${resource}`,
  );
});

test('fails to resize what a ScaledObject scales that does not say that it is a Deployment', () => {
  const build = (chart: Chart) => {
    scaler(chart, 'ScaledObject', { scaleTargetRef: { name: 'gateway' }, triggers: MEMORY });
    resize(chart, VerticalResource.MEMORY);
  };

  expectFinding(build, 'LLMGW-313', 'scales on memory');
});

test('may resize what a ScaledObject on a schedule scales', () => {
  const lines = findings((chart) => {
    scaler(chart, 'ScaledObject', { scaleTargetRef: DEPLOYMENT, triggers: CRON });
    resize(chart, VerticalResource.CPU);
  });

  expect(lines).toEqual([]);
});

test('an object of another kind is not looked into, whatever it calls metrics', () => {
  const lines = findings((chart) => {
    scale(chart);
    new ApiObject(chart, 'tenant', {
      apiVersion: 'example.com/v1',
      kind: 'Tenant',
      metadata: { name: 'tenant' },
      spec: { metrics: { enabled: true } },
    });
  });

  expect(lines).toEqual([]);
});

test('fails beside an autoscaler of which a patch left no metadata', () => {
  const lines = findings((chart) => {
    scaler(chart, 'HorizontalPodAutoscaler', { scaleTargetRef: DEPLOYMENT }).addJsonPatch(JsonPatch.remove('/metadata'));
    scale(chart);
  });

  expect(lines).toEqual([expect.stringMatching(/LLMGW-301.*already scaled by test\/hand/)]);
});
