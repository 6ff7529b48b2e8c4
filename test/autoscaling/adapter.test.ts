import { parse } from 'yaml';
import {
  CustomMetricsApi,
  GatewayAutoscaling,
  LlmGateway,
  PrometheusAdapterRules,
  ScalingEngine,
  ScalingSignal,
} from '../../src';
import { expectFinding } from '../support/errors';
import { only } from '../support/find';
import { acme } from '../support/gateway';
import { promqlErrors } from '../support/promql';
import { synth } from '../support/synth';
import { METRICS, scaled } from './samples';

const SIGNALS = [
  ScalingSignal.inFlightRequests(40),
  ScalingSignal.queuedRequests(5),
  ScalingSignal.requestsPerSecond(10),
  ScalingSignal.tokensPerSecond(2000),
];

const APIS = [CustomMetricsApi.PODS, CustomMetricsApi.OBJECT, CustomMetricsApi.EXTERNAL];

function manifests(customMetrics: CustomMetricsApi) {
  return synth((chart) => {
    const autoscaling = scaled(chart, { engine: ScalingEngine.hpa({ customMetrics }), signals: SIGNALS });
    new PrometheusAdapterRules(chart, 'rules', { autoscalers: [autoscaling], name: 'adapter-config', namespace: 'monitoring' });
  });
}

const configOf = (api: CustomMetricsApi) => parse(only(manifests(api), 'ConfigMap', 'adapter-config')['data']['config.yaml']);

test.each(APIS)('rules for %s metrics', (api) => {
  expect(only(manifests(api), 'ConfigMap', 'adapter-config')).toMatchSnapshot();
});

test.each(APIS)('every metric of an HPA on %s metrics has a rule', (api) => {
  const { rules = [], externalRules = [] } = configOf(api);
  const served = [...rules, ...externalRules].map((rule: any) => rule.name.as);
  const wanted = only(manifests(api), 'HorizontalPodAutoscaler')['spec'].metrics.map(
    (metric: any) => (metric.pods ?? metric.object ?? metric.external).metric.name,
  );

  expect(served).toEqual(wanted);
});

test.each(APIS)('rules for %s metrics are valid PromQL once the adapter has filled them in', (api) => {
  const { rules = [], externalRules = [] } = configOf(api);
  for (const { seriesQuery, metricsQuery } of [...rules, ...externalRules]) {
    const filled = metricsQuery
      .replace('<<.Series>>', seriesQuery.replace(/\{.*/, ''))
      .replace('<<.LabelMatchers>>', 'namespace="ai-platform"')
      .replace('<<.GroupBy>>', 'pod');

    expect([...promqlErrors(seriesQuery), ...promqlErrors(filled)]).toEqual([]);
    expect(filled).not.toContain('<<');
  }
});

test('two gateways of one product share their rules', () => {
  const objects = synth((chart) => {
    const first = scaled(chart, { signals: [ScalingSignal.inFlightRequests(40)] });
    const target = new LlmGateway(chart, 'other', { profile: acme({ metrics: METRICS }) });
    const second = new GatewayAutoscaling(chart, 'second', {
      target,
      maxReplicas: 5,
      signals: [ScalingSignal.inFlightRequests(20)],
    });
    new PrometheusAdapterRules(chart, 'rules', { autoscalers: [first, second] });
  });
  const config = parse(only(objects, 'ConfigMap', 'prometheus-adapter-rules')['data']['config.yaml']);

  expect(config.rules).toHaveLength(1);
});

const KEDA = ScalingEngine.keda({ prometheusUrl: 'http://prometheus:9090' });

test.each([
  ['that follow cpu', ScalingEngine.hpa(), ScalingSignal.cpuUtilization(70)],
  ['of KEDA, which asks Prometheus itself', KEDA, ScalingSignal.inFlightRequests(40)],
])('fails for autoscalers %s', (_, engine, signal) => {
  expectFinding(
    (chart) => {
      const autoscaling = scaled(chart, { engine, signals: [signal] });
      new PrometheusAdapterRules(chart, 'rules', { autoscalers: [autoscaling] });
    },
    'LLMGW-315',
    "'autoscalers': none of them reads a metric",
  );
});

test('fails for a name that no ConfigMap can have', () => {
  expectFinding(
    (chart) => {
      const autoscaling = scaled(chart, { signals: SIGNALS });
      new PrometheusAdapterRules(chart, 'rules', { autoscalers: [autoscaling], name: 'My_Rules' });
    },
    'LLMGW-101',
    '\'name\' = "My_Rules"',
  );
});
