import type { ProductMetrics } from '../../src';
import { CustomMetricsApi, ScalingEngine, ScalingSignal, SignalSource } from '../../src';
import type { SignalChoice } from '../../src';
import { TestChart } from '../support/chart';
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

test('requests per second are told from the durations where there is no counter', () => {
  const { requests, ...noCounter } = METRICS;

  expect(choose(noCounter, keda, ScalingSignal.requestsPerSecond(5)).metric).toBe('acme_request_duration_seconds_count');
});
