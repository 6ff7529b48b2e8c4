import { Duration } from 'cdk8s';
import type { GatewayAutoscalingProps, KedaOptions } from '../../src';
import { LlmGateway, PrometheusAuthentication, ScalingEngine, ScalingSignal } from '../../src';
import { all, only } from '../support/find';
import { expectFinding } from '../support/errors';
import { acme, keeptrusts } from '../support/gateway';
import { promqlErrors, promqlReading } from '../support/promql';
import { synth } from '../support/synth';
import { measured, METRICS, scaled, SIDECAR } from './samples';

const PROMETHEUS = 'http://prometheus-operated.monitoring:9090';

const scaledObject = (props: Partial<GatewayAutoscalingProps> = {}, options: KedaOptions = {}) =>
  only(
    synth((chart) => scaled(chart, { engine: ScalingEngine.keda({ prometheusUrl: PROMETHEUS, ...options }), ...props })),
    'ScaledObject',
  );

const triggers = (...signals: ScalingSignal[]): any[] => scaledObject({ signals })['spec'].triggers;

describe('the smallest ScaledObject', () => {
  const manifests = synth((chart) => scaled(chart, { engine: ScalingEngine.keda({ prometheusUrl: PROMETHEUS }) }));

  test('is sound, and the only autoscaler', () => {
    expect(manifests).toBeSound();
    expect(all(manifests, 'HorizontalPodAutoscaler')).toEqual([]);
  });

  test('follows the requests in flight', () => {
    expect(only(manifests, 'ScaledObject')).toMatchSnapshot();
  });

  test('has the name of its workload, whose replicas disappear', () => {
    expect(only(manifests, 'ScaledObject').metadata.name).toBe(only(manifests, 'Deployment').metadata.name);
    expect(only(manifests, 'Deployment')['spec']).not.toHaveProperty('replicas');
  });
});

test('what KEDA drops, or reads at zero only, is not written above zero', () => {
  const { spec } = only(
    synth((chart) => scaled(chart, { target: measured(chart), engine: ScalingEngine.keda({ prometheusUrl: PROMETHEUS }) })),
    'ScaledObject',
  );

  expect(spec).not.toHaveProperty('pollingInterval');
  expect(spec.advanced).not.toHaveProperty('restoreToOriginalReplicaCount');
});

test.each(['pollingInterval', 'cooldownPeriod'])('fails for %s above zero', (name) => {
  const engine = ScalingEngine.keda({ prometheusUrl: PROMETHEUS, [name]: Duration.minutes(15) });

  expectFinding((chart) => scaled(chart, { target: measured(chart), engine }), 'LLMGW-130', `engine.${name}`);
});

test('everything at once', () => {
  const every: Required<KedaOptions> = {
    prometheusUrl: PROMETHEUS,
    authentication: PrometheusAuthentication.basic(
      { secretName: 'prometheus', key: 'user' },
      { secretName: 'prometheus', key: 'password' },
    ),
    headers: { 'X-Scope-OrgID': 'ai', 'X-Team': 'platform' },
    seriesLabels: { kubernetes_namespace: 'ai-platform', app: 'acme' },
    pollingInterval: Duration.seconds(10),
    fallbackReplicas: 8,
    failureThreshold: 2,
    cooldownPeriod: Duration.minutes(20),
    takeOverHpa: true,
  };
  const manifests = synth((chart) =>
    scaled(chart, {
      target: measured(chart, {}, { sidecars: [SIDECAR] }),
      engine: ScalingEngine.keda(every),
      minReplicas: 0,
      signals: [
        ScalingSignal.prometheusQuery({
          name: 'front-door',
          query: 'sum(rate(envoy_http_downstream_rq_total[1m]))',
          perPod: 5.5,
          activation: 0.5,
        }),
        ScalingSignal.schedule({ timezone: 'Europe/Berlin', start: '30 7 * * 1-5', end: '0 19 * * 1-5', replicas: 6 }),
        ScalingSignal.cpuUtilization(70),
      ],
    }),
  );

  expect(manifests).toBeSound();
  expect([only(manifests, 'ScaledObject'), only(manifests, 'TriggerAuthentication')]).toMatchSnapshot();
});

describe('triggers', () => {
  const product = [
    ScalingSignal.inFlightRequests(40),
    ScalingSignal.queuedRequests(5),
    ScalingSignal.requestsPerSecond(10),
    ScalingSignal.tokensPerSecond(2000),
  ];

  test('of everything that a product measures', () => {
    expect(triggers(...product)).toMatchSnapshot();
  });

  test('of resources', () => {
    expect(triggers(ScalingSignal.cpuUtilization(70), ScalingSignal.inFlightRequests(40))[0]).toEqual({
      type: 'cpu',
      metricType: 'Utilization',
      metadata: { value: '70' },
    });
  });

  test('ask Prometheus in valid PromQL for the pods of this workload only', () => {
    for (const { metadata } of triggers(...product)) {
      expect(promqlErrors(metadata.query)).toEqual([]);
      expect(promqlReading(metadata.query).selectors.map(({ labels }) => labels)).toEqual([['namespace', 'pod']]);
    }
  });

  test.each([
    ['test-gateway-7d9f8c6b5-x2x9z', true],
    ['test-gateway-canary-7d9f8c6b5-x2x9z', false],
    ['a-test-gateway-7d9f8c6b5-x2x9z', false],
    ['test-gateway-0', false],
  ])('count pod %s: %s', (pod, counted) => {
    const [{ metadata }] = triggers(ScalingSignal.inFlightRequests(40));
    const [, pattern] = /pod=~"([^"]+)"/.exec(metadata.query)!;

    expect(new RegExp(`^(?:${pattern})$`).test(pod)).toBe(counted);
  });

  test.each([20, 46, 47, 55, 63])('find the pods of a workload whose name has %i characters', (length) => {
    const name = 'g'.repeat(length);
    const manifests = synth((chart) =>
      scaled(chart, { target: measured(chart, {}, { name }), engine: ScalingEngine.keda({ prometheusUrl: PROMETHEUS }) }),
    );
    const [{ metadata }] = only(manifests, 'ScaledObject')['spec'].triggers;
    const [, pattern] = /pod=~"([^"]+)"/.exec(metadata.query)!;
    const pod = `${`${name}-7d9f8c6b5d-`.slice(0, 58)}x2x9z`;

    expect(pod).toMatch(new RegExp(`^(?:${pattern})$`));
  });

  test('take an empty answer for an outage, and no answer for no reason to scale down', () => {
    const {
      triggers: [first],
      fallback,
    } = scaledObject()['spec'];

    expect(first.metadata.ignoreNullValues).toBe('false');
    expect(fallback).toEqual({ failureThreshold: 3, replicas: 5, behavior: 'currentReplicasIfHigher' });
  });
});

describe('Little’s law', () => {
  const query = (profile: Parameters<typeof measured>[1]) =>
    (
      only(
        synth((chart) =>
          scaled(chart, { target: measured(chart, profile), engine: ScalingEngine.keda({ prometheusUrl: PROMETHEUS }) }),
        ),
        'ScaledObject',
      )['spec'].triggers[0].metadata as { query: string }
    ).query;

  test('stands in for the gauge that Keeptrusts does not have', () => {
    const manifests = synth((chart) =>
      scaled(chart, { target: keeptrusts()(chart), engine: ScalingEngine.keda({ prometheusUrl: PROMETHEUS }) }),
    );
    const [first] = only(manifests, 'ScaledObject')['spec'].triggers;

    expect(first.name).toBe('in-flight-requests');
    expect(first.metadata.query).toBe(
      'sum(rate(keeptrusts_gateway_request_duration_seconds_sum{namespace="ai-platform",pod=~"keeptrusts-gateway-[a-z0-9]+-[a-z0-9]{5}"}[2m]))',
    );
  });

  test('counts in seconds what a product counts in milliseconds', () => {
    const text = query({ metrics: { ...METRICS, inFlight: undefined, duration: { name: 'acme_latency_ms', perSecond: 1000 } } });

    expect(text).toMatch(/^sum\(rate\(acme_latency_ms_sum\{.*\}\[2m\]\)\) \/ 1000$/);
    expect(promqlErrors(text)).toEqual([]);
  });
});

describe('names', () => {
  const named = (name: string) =>
    only(
      synth((chart) =>
        scaled(chart, {
          target: new LlmGateway(chart, 'long', { profile: acme({ metrics: METRICS }), name }),
          engine: ScalingEngine.keda({ prometheusUrl: PROMETHEUS }),
        }),
      ),
      'ScaledObject',
    )['spec'].advanced.horizontalPodAutoscalerConfig.name;

  test('of the HPA are left to KEDA while they fit', () => {
    expect(named('g'.repeat(54))).toBeUndefined();
  });

  test('of the HPA are stated where the prefix of KEDA makes them too long', () => {
    expect(named('g'.repeat(55))).toBe('g'.repeat(55));
  });
});

test('an existing TriggerAuthentication is used and not made', () => {
  const manifests = synth((chart) =>
    scaled(chart, {
      engine: ScalingEngine.keda({
        prometheusUrl: PROMETHEUS,
        authentication: PrometheusAuthentication.existing('thanos', 'tls,basic'),
      }),
    }),
  );
  const [first] = only(manifests, 'ScaledObject')['spec'].triggers;

  expect(all(manifests, 'TriggerAuthentication')).toEqual([]);
  expect(first.authenticationRef).toEqual({ name: 'thanos' });
  expect(first.metadata.authModes).toBe('tls,basic');
});

test('a bearer token comes from a Secret', () => {
  const manifests = synth((chart) =>
    scaled(chart, {
      engine: ScalingEngine.keda({
        prometheusUrl: PROMETHEUS,
        authentication: PrometheusAuthentication.bearer({ secretName: 'prometheus', key: 'token' }),
      }),
    }),
  );

  expect(only(manifests, 'TriggerAuthentication')['spec']).toEqual({
    secretTargetRef: [{ parameter: 'bearerToken', name: 'prometheus', key: 'token' }],
  });
});
