import { Chart, Duration, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { GatewayAutoscalingProps } from '../../src';
import {
  CustomMetricsApi,
  GatewayAutoscaling,
  LlmGateway,
  PolicySelect,
  ScalingBehavior,
  ScalingEngine,
  ScalingPolicy,
  ScalingSignal,
  ScalingTarget,
} from '../../src';
import { only } from '../support/find';
import { synth } from '../support/synth';
import { acme, keeptrusts } from '../support/gateway';
import { measured, scaled, SIDECAR } from './samples';

const hpa = (props: Partial<GatewayAutoscalingProps> = {}) =>
  only(
    synth((chart) => scaled(chart, props)),
    'HorizontalPodAutoscaler',
  );

describe('the smallest autoscaler', () => {
  const manifests = synth((chart) => scaled(chart));

  test('is sound', () => {
    expect(manifests).toBeSound();
  });

  test('is a HorizontalPodAutoscaler on cpu', () => {
    expect(only(manifests, 'HorizontalPodAutoscaler')).toMatchSnapshot();
  });

  test('has the name of its workload, whose replicas disappear', () => {
    expect(only(manifests, 'HorizontalPodAutoscaler').metadata.name).toBe(only(manifests, 'Deployment').metadata.name);
    expect(only(manifests, 'Deployment')['spec']).not.toHaveProperty('replicas');
  });
});

test('everything at once', () => {
  const every: Required<GatewayAutoscalingProps> = {
    target: undefined as never,
    minReplicas: 3,
    maxReplicas: 20,
    engine: ScalingEngine.hpa({ customMetrics: CustomMetricsApi.PODS }),
    behavior: ScalingBehavior.custom({
      scaleUp: {
        stabilizationWindow: Duration.seconds(15),
        policies: [ScalingPolicy.pods(3, Duration.seconds(30)), ScalingPolicy.percent(50, Duration.seconds(30))],
        select: PolicySelect.MIN,
      },
      scaleDown: { select: PolicySelect.DISABLED },
    }),
    signals: [
      ScalingSignal.inFlightRequests(40),
      ScalingSignal.queuedRequests(5),
      ScalingSignal.requestsPerSecond(2.5),
      ScalingSignal.tokensPerSecond(2000),
      ScalingSignal.cpuUtilization(70),
      ScalingSignal.podsMetric('sessions', 100),
      ScalingSignal.objectMetric('requests_per_second', 50, {
        object: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'front' },
        selector: { path: '/v1' },
      }),
      ScalingSignal.externalMetric('pubsub_backlog', 30, { selector: { subscription: 'prompts' } }),
    ],
  };
  const manifests = synth((chart) => scaled(chart, { ...every, target: measured(chart, {}, { sidecars: [SIDECAR] }) }));

  expect(manifests).toBeSound();
  expect(only(manifests, 'HorizontalPodAutoscaler')).toMatchSnapshot();
});

describe('product metrics', () => {
  test.each([CustomMetricsApi.PODS, CustomMetricsApi.OBJECT, CustomMetricsApi.EXTERNAL])(
    'through %s metrics',
    (customMetrics) => {
      const object = hpa({
        engine: ScalingEngine.hpa({ customMetrics }),
        signals: [
          ScalingSignal.inFlightRequests(40),
          ScalingSignal.queuedRequests(5),
          ScalingSignal.requestsPerSecond(10),
          ScalingSignal.tokensPerSecond(2000),
        ],
      });

      expect(object['spec'].metrics).toMatchSnapshot();
    },
  );

  test('have the names of the product', () => {
    const manifests = synth((chart) =>
      scaled(chart, { target: keeptrusts()(chart), signals: [ScalingSignal.requestsPerSecond(5)] }),
    );

    expect(only(manifests, 'HorizontalPodAutoscaler')['spec'].metrics[0].pods.metric.name).toBe(
      'keeptrusts_gateway_requests_per_second',
    );
  });
});

describe('containers', () => {
  test('a sidecar that is added later makes cpu a matter of the gateway container', () => {
    const manifests = synth((chart) => {
      const target = measured(chart);
      scaled(chart, { target });
      target.add({ sidecars: [SIDECAR] });
    });

    expect(only(manifests, 'HorizontalPodAutoscaler')['spec'].metrics).toEqual([
      {
        type: 'ContainerResource',
        containerResource: { name: 'cpu', container: 'gateway', target: { type: 'Utilization', averageUtilization: 70 } },
      },
    ]);
  });

  test('one container can be named', () => {
    expect(
      hpa({ signals: [ScalingSignal.cpuUtilization(60, { container: 'gateway' })] })['spec'].metrics[0].containerResource
        .container,
    ).toBe('gateway');
  });
});

describe('behavior', () => {
  test.each([
    ['streaming', ScalingBehavior.streaming()],
    ['keeptrusts', ScalingBehavior.keeptrusts()],
    ['dvara', ScalingBehavior.dvara()],
    ['llmGateway', ScalingBehavior.llmGateway()],
  ])('preset %s', (_, behavior) => {
    expect(hpa({ behavior })['spec'].behavior).toMatchSnapshot();
  });

  test.each([
    [5, { window: 600, period: 325 }],
    [1, { window: 600, period: 120 }],
    [15, { window: 925, period: 925 }],
    [90, { window: 3600, period: 1800 }],
  ])('streams of %i minutes: the next pod goes when the streams of the last have ended', (minutes, { window, period }) => {
    const manifests = synth((chart) =>
      scaled(chart, { target: measured(chart, {}, { maxStreamDuration: Duration.minutes(minutes) }) }),
    );

    expect(only(manifests, 'HorizontalPodAutoscaler')['spec'].behavior.scaleDown).toEqual({
      stabilizationWindowSeconds: window,
      selectPolicy: 'Max',
      policies: [{ type: 'Pods', value: 1, periodSeconds: period }],
    });
  });
});

describe('a Deployment of cdk8s-plus', () => {
  const manifests = synth((chart) => {
    const deployment = new kplus.Deployment(chart, 'other', {
      replicas: 4,
      containers: [{ image: 'registry.example.com/other:1.0.0', resources: { cpu: { request: kplus.Cpu.millis(500) } } }],
    });
    const target = ScalingTarget.deployment(deployment, {
      requests: { cpu: '500m' },
      terminationGracePeriod: Duration.minutes(6),
      labels: { team: 'ai' },
    });
    new GatewayAutoscaling(chart, 'autoscaling', { target, maxReplicas: 5 });
  });

  test('is scaled like a gateway', () => {
    expect(only(manifests, 'HorizontalPodAutoscaler')).toMatchSnapshot();
  });

  test('loses its replicas', () => {
    expect(only(manifests, 'Deployment')['spec']).not.toHaveProperty('replicas');
  });
});

test('a Deployment that is made elsewhere is found by name and namespace', () => {
  const object = hpa({
    target: ScalingTarget.deploymentNamed('old-gateway', {
      namespace: 'legacy',
      terminationGracePeriod: Duration.minutes(6),
      requests: { cpu: '1' },
    }),
  });

  expect(object.metadata).toEqual({ name: 'old-gateway', namespace: 'legacy' });
  expect(object['spec'].scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'old-gateway' });
});

test('a patch is the last word', () => {
  const manifests = synth((chart) => {
    const autoscaling = scaled(chart);
    autoscaling.patch(autoscaling.autoscaler, JsonPatch.add('/spec/behavior/scaleUp/tolerance', '0.05'));
  });

  expect(only(manifests, 'HorizontalPodAutoscaler')['spec'].behavior.scaleUp.tolerance).toBe('0.05');
});

test('many in one chart are looked at twice each: for one another, and to be written', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'chart', { namespace: 'ai' });
  const spies = Array.from({ length: 20 }, (_, i) => {
    const target = new LlmGateway(chart, `gateway-${i}`, { profile: acme(), name: `gateway-${i}` });
    const { autoscaler } = new GatewayAutoscaling(chart, `autoscaling-${i}`, { target, maxReplicas: 5 });
    return jest.spyOn(autoscaler, 'toJson');
  });
  app.synth();

  for (const spy of spies) {
    expect(spy).toHaveBeenCalledTimes(2);
  }
});
