import { App, Chart } from 'cdk8s';
import type { ClusterScaling } from '../../src';
import {
  ClusterProfile,
  CustomMetricsApi,
  ExternalMetrics,
  Findings,
  GatewayAutoscaling,
  ScalingEngine,
  ScalingSignal,
} from '../../src';
import { measured } from './samples';

// What a cluster is known to measure, and what an autoscaler on it needs.

const PROMETHEUS = ScalingEngine.keda({ prometheusUrl: 'http://prometheus:9090' });
const EXTERNAL = ScalingEngine.hpa({ customMetrics: CustomMetricsApi.EXTERNAL });
const PODS = ScalingEngine.hpa();
const CPU = ScalingSignal.cpuUtilization(70);
const REQUESTS = ScalingSignal.inFlightRequests(40);

beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

/** The warnings with a code of a cluster on which a gateway is scaled. */
function warnings(code: string, scaling: ClusterScaling, engine: ScalingEngine, ...signals: ScalingSignal[]): string[] {
  const app = new App();
  ClusterProfile.custom({ flavor: 'mine', scaling }).applyTo(app);
  const chart = new Chart(app, 'ai', { namespace: 'ai' });
  new GatewayAutoscaling(chart, 'autoscaling', { target: measured(chart), maxReplicas: 10, engine, signals });
  chart.toJson();
  return Findings.of(app)
    .list()
    .filter((line) => line.startsWith(`[${code}]`));
}

describe('external metrics', () => {
  test.each<[string, ScalingEngine, string, ExternalMetrics, string]>([
    ['KEDA', PROMETHEUS, 'keda', ExternalMetrics.PROMETHEUS_ADAPTER, 'prometheus-adapter answers'],
    ['KEDA, where nobody does', PROMETHEUS, 'keda', ExternalMetrics.NONE, 'nobody answers'],
    ['an HPA on them', EXTERNAL, 'hpa', ExternalMetrics.KEDA, 'keda answers'],
  ])('that somebody else answers for are warned of with %s', (_, engine, name, externalMetrics, who) => {
    const [line, ...more] = warnings('LLMGW-012', { externalMetrics }, engine, REQUESTS);

    expect(more).toEqual([]);
    expect(line).toContain(`'engine' = "${name}": ${who} for external metrics on mine`);
  });

  test.each<[string, ScalingEngine, ClusterScaling]>([
    ['KEDA that answers itself', PROMETHEUS, { externalMetrics: ExternalMetrics.KEDA }],
    ['an HPA with the adapter', EXTERNAL, { externalMetrics: ExternalMetrics.PROMETHEUS_ADAPTER }],
    ['an HPA on metrics of pods, which are others', PODS, { externalMetrics: ExternalMetrics.KEDA }],
    ['KEDA, where nobody knows who answers', PROMETHEUS, {}],
    ['an HPA on them, where nobody knows who answers', EXTERNAL, {}],
  ])('need no word with %s', (_, engine, scaling) => {
    expect(warnings('LLMGW-012', scaling, engine, REQUESTS)).toEqual([]);
  });
});

describe('the usage of cpu and memory', () => {
  test('is asked for where nobody knows whether it is measured', () => {
    expect(warnings('LLMGW-001', {}, PODS, REQUESTS, CPU)).toContainEqual(
      expect.stringContaining("'scaling': an autoscaler on CPU"),
    );
  });

  test.each<[string, ClusterScaling, ScalingSignal]>([
    ['by an autoscaler on something else', {}, REQUESTS],
    ['where it is measured', { resourceMetrics: true }, CPU],
    ['where it is not measured', { resourceMetrics: false }, CPU],
  ])('is not asked for %s', (_, scaling, signal) => {
    expect(warnings('LLMGW-001', scaling, PODS, signal)).not.toContainEqual(expect.stringContaining("'scaling'"));
  });

  test('that nobody measures is warned of by name, if only one of the signals needs it', () => {
    expect(warnings('LLMGW-012', { resourceMetrics: false }, PODS, REQUESTS, CPU)).toEqual([
      expect.stringContaining("'signals': mine does not measure the usage of CPU and memory"),
    ]);
  });

  test('that nobody measures needs no word where no signal needs it', () => {
    expect(warnings('LLMGW-012', { resourceMetrics: false }, PODS, REQUESTS)).toEqual([]);
  });
});
