import type { ProductMetrics } from '../../src';
import { CustomMetricsApi, ScalingEngine, ScalingSignal, SignalSource } from '../../src';
import type { SignalChoice } from '../../src';
import { TestChart } from '../support/chart';
import { only } from '../support/find';
import { synth } from '../support/synth';
import { measured, METRICS, scaled } from './samples';

function choose(metrics: ProductMetrics | undefined, engine: ScalingEngine, signal = ScalingSignal.ladder()): SignalChoice {
  const chart = new TestChart();
  return scaled(chart, { target: measured(chart, { metrics }), engine, signals: [signal] }).signalChoices()[0]!;
}

const keda = ScalingEngine.keda({ prometheusUrl: 'http://prometheus:9090' });
const { inFlight, queued, ...noGauge } = METRICS;
const { duration, ...noDuration } = noGauge;

test.each<[string, ProductMetrics | undefined, ScalingEngine, SignalSource, string, string[] | undefined]>([
  ['a gauge', METRICS, keda, SignalSource.IN_FLIGHT_GAUGE, 'acme_in_flight_requests', undefined],
  ['only durations', noGauge, keda, SignalSource.MEAN_CONCURRENCY, 'acme_request_duration_seconds_sum', undefined],
  ['only a counter', noDuration, keda, SignalSource.REQUEST_RATE, 'acme_requests_total', ['inFlightRequests']],
  ['nothing', {}, keda, SignalSource.RESOURCE, 'cpu', ['inFlightRequests', 'requestsPerSecond']],
  ['no metrics', undefined, keda, SignalSource.RESOURCE, 'cpu', ['inFlightRequests', 'requestsPerSecond']],
  [
    'metrics that nobody can scrape',
    { ...METRICS, unavailable: 'it pushes OTLP' },
    keda,
    SignalSource.RESOURCE,
    'cpu',
    ['inFlightRequests', 'requestsPerSecond'],
  ],
  [
    'a gauge, but no Prometheus',
    METRICS,
    ScalingEngine.keda(),
    SignalSource.RESOURCE,
    'cpu',
    ['inFlightRequests', 'requestsPerSecond'],
  ],
  [
    'a gauge, but no metrics API',
    METRICS,
    ScalingEngine.hpa({ customMetrics: CustomMetricsApi.NONE }),
    SignalSource.RESOURCE,
    'cpu',
    ['inFlightRequests', 'requestsPerSecond'],
  ],
  ['a gauge for an HPA', METRICS, ScalingEngine.hpa(), SignalSource.IN_FLIGHT_GAUGE, 'acme_in_flight_requests', undefined],
  [
    'durations for an HPA',
    noGauge,
    ScalingEngine.hpa(),
    SignalSource.MEAN_CONCURRENCY,
    'acme_request_duration_seconds_concurrency',
    undefined,
  ],
])('the ladder of a product with %s', (_, metrics, engine, source, metric, insteadOf) => {
  expect(choose(metrics, engine)).toMatchObject({ signal: 'ladder', source, metric });
  expect(choose(metrics, engine).insteadOf).toEqual(insteadOf);
});

test('a team can make a ladder of its own', () => {
  const own = ScalingSignal.firstOf(ScalingSignal.queuedRequests(3), ScalingSignal.ladder());

  expect(choose(METRICS, keda, own).source).toBe(SignalSource.QUEUE_GAUGE);
  expect(choose(noGauge, keda, own)).toMatchObject({ source: SignalSource.MEAN_CONCURRENCY, insteadOf: ['queuedRequests'] });
});

test('the choice shows the query', () => {
  expect(choose(METRICS, keda).query).toBe(
    'sum(acme_in_flight_requests{namespace="ai-platform",pod=~"test-gateway-[a-z0-9]+-[a-z0-9]{5}"})',
  );
});

test.each([
  [{}, 10],
  [{ requestsPerSecond: 4 }, 4],
])('the ladder %j has pods that take %i requests per second', (options, perPod) => {
  const manifests = synth((chart) => {
    const target = measured(chart, { metrics: noDuration });
    scaled(chart, { target, engine: keda, signals: [ScalingSignal.ladder(options)] });
  });

  expect(only(manifests, 'ScaledObject').spec.triggers[0].metadata.threshold).toBe(`${perPod}`);
});

test('only the end of a name says that it counts', () => {
  const metrics = { ...noDuration, requests: { name: 'acme_total_requests_total' } };

  expect(choose(metrics, ScalingEngine.hpa()).metric).toBe('acme_total_requests_per_second');
});

test('requests per second are told from the durations where there is no counter', () => {
  const { requests, ...noCounter } = METRICS;

  expect(choose(noCounter, keda, ScalingSignal.requestsPerSecond(5)).metric).toBe('acme_request_duration_seconds_count');
});
