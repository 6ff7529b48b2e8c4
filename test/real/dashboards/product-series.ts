import type { CounterFacts, GaugeFacts, HistogramFacts, ProductMetrics } from '../../../src';
import { counters } from '../../../src/observability/catalog';
import { Labels, labelsOf } from './labels';
import type { Labelled } from './labels';
import { added, episode, wave } from './shapes';
import type { Shape } from './shapes';

/** A series, and its value at every second of the made-up day. */
export interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: Shape;
}

/** How often something is counted in a second. What is not listed counts once. */
const PACE: Partial<Record<keyof ProductMetrics, number>> = {
  requests: 9,
  failedRequests: 0.2,
  providerRequests: 10,
  providerErrors: 0.3,
  tokens: 6000,
  cost: 0.004,
  rateLimited: 0.3,
  toolCalls: 2,
};

/** Every series that the profile of a product declares, with the labels that it declares. */
export function productSeries(metrics: ProductMetrics): Series[] {
  const labels = new Labels(metrics);
  const paced = Object.entries(PACE).map(([key, pace]) => [metrics[key as keyof ProductMetrics] as unknown, pace] as const);
  const pace = (counter: CounterFacts) => paced.find(([other]) => other === counter)?.[1] ?? 1;

  const histograms = [
    ...durations(metrics.duration, labels, { pace: 9, usual: 6 }),
    ...durations(metrics.timeToFirstToken, labels, { pace: 7, usual: 0.6 }),
  ];
  // the count of a histogram may be the counter of requests as well
  const others = counters(metrics).filter(({ name }) => !histograms.some((series) => series.name === name));
  return [
    ...histograms,
    ...others.flatMap((counter) =>
      labels.of(labelsOf(counter)).map((one, i) => series(counter.name, one, added(pace(counter) * one.weight, i))),
    ),
    ...gauge(metrics.inFlight, labels, (weight, i) => wave(24 * weight, i)),
    ...gauge(metrics.queued, labels, (weight, i) => wave(3 * weight, i + 2)),
    ...gauge(metrics.circuitBreaker, labels, (_, i) => (i === 0 ? () => 0 : episode(metrics.circuitBreaker!.alarmValue ?? 1))),
  ];
}

function gauge(facts: GaugeFacts | undefined, labels: Labels, shape: (weight: number, i: number) => Shape): Series[] {
  if (!facts) return [];
  return labels.of(facts.labels ?? []).map((one, i) => series(facts.name, one, shape(one.weight, i)));
}

/** Durations are spread around a usual one, longer for every further model. */
function durations(
  facts: HistogramFacts | undefined,
  labels: Labels,
  { pace, usual }: { pace: number; usual: number },
): Series[] {
  if (!facts) return [];
  const { name, perSecond = 1, topBucket = 30, summary, quantiles = [] } = facts;
  const bounds = facts.buckets ?? [0.01, 0.05, 0.1, 0.25, 0.5, 1].map((part) => part * topBucket);
  return labels.of(labelsOf(facts)).flatMap((one, i) => {
    const mean = Math.min(usual, topBucket / 5) * (1 + i / 4);
    const count = added(pace * one.weight, i);
    const below =
      (bound: number): Shape =>
      (second) =>
        count(second) * (1 - Math.exp(-bound / mean));
    const bucket = (le: string, value: Shape) => series(`${name}_bucket`, { ...one, labels: { ...one.labels, le } }, value);
    const quantile = (q: number): Series =>
      series(name, { ...one, labels: { ...one.labels, quantile: String(q) } }, () => -Math.log(1 - q) * mean * perSecond);
    return [
      ...(summary
        ? quantiles.map(quantile)
        : [...bounds.map((bound) => bucket(String(bound * perSecond), below(bound))), bucket('+Inf', count)]),
      series(`${name}_sum`, one, (second) => count(second) * mean * perSecond),
      series(`${name}_count`, one, count),
    ];
  });
}

function series(name: string, { labels }: Labelled, value: Shape): Series {
  return { name, labels, value };
}
