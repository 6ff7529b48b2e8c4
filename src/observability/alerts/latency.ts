import { Duration } from 'cdk8s';
import type { HistogramFacts } from '../../contract/metrics';
import type { ProductFacts } from '../../contract/product-facts';
import { asSure } from '../../contract/provenance';
import type { Problem } from '../../core/problem';
import type { AlertRule } from '../alert-rule';
import { AlertSeverity } from '../alert-rule';
import { num, quantile, tells } from '../query';
import type { AlertContext } from './context';
import { WINDOW } from './context';

/** Answers and first tokens that take too long. */
export function latencyAlerts({ metrics, options, series }: AlertContext): AlertRule[] {
  const rule = (histogram: HistogramFacts, seconds: number): string =>
    `${quantile(series, 0.95, histogram, WINDOW)} > ${num(seconds * (histogram.perSecond ?? 1))}`;
  const rules: AlertRule[] = [];
  if (metrics.duration) {
    const limit = options.latency?.toSeconds() ?? defaultLimit(60, metrics.duration);
    rules.push({
      alert: 'HighLatency',
      expr: rule(metrics.duration, limit),
      pendingPeriod: Duration.minutes(10),
      severity: AlertSeverity.WARNING,
      summary: 'answers of {{ $labels.job }} are slow',
      description: `${tells(metrics.duration, 0.95) ? 'One request of twenty takes' : 'Requests take on average'} more than ${num(limit)} s. Look at the providers first, then at saturation.`,
    });
  }
  if (metrics.timeToFirstToken) {
    const limit = options.timeToFirstToken?.toSeconds() ?? defaultLimit(10, metrics.timeToFirstToken);
    rules.push({
      alert: 'SlowFirstToken',
      expr: rule(metrics.timeToFirstToken, limit),
      pendingPeriod: Duration.minutes(10),
      severity: AlertSeverity.WARNING,
      summary: 'streams of {{ $labels.job }} begin late',
      description: `${tells(metrics.timeToFirstToken, 0.95) ? 'One stream of twenty waits' : 'Streams wait on average'} more than ${num(limit)} s for its first token. People notice before anything else.`,
    });
  }
  return rules;
}

/** Thresholds that a histogram cannot tell, or that the product does not measure at all. */
export function checkLatency({ metrics, options, facts }: AlertContext): Problem[] {
  const { product } = facts;
  return [
    ...checkThreshold('alerts.latency', options.latency, metrics.duration, product, 'metrics.duration'),
    ...checkThreshold(
      'alerts.timeToFirstToken',
      options.timeToFirstToken,
      metrics.timeToFirstToken,
      product,
      'metrics.timeToFirstToken',
    ),
  ];
}

function checkThreshold(
  prop: string,
  threshold: Duration | undefined,
  histogram: HistogramFacts | undefined,
  product: ProductFacts,
  fact: string,
): Problem[] {
  if (threshold === undefined) {
    return [];
  }
  const value = threshold.toHumanString();
  if (histogram === undefined) {
    return [{ code: 'LLMGW-607', prop, value, reason: 'the product does not measure it', remedy: 'leave it out' }];
  }
  const top = topBucket(histogram);
  if (top !== undefined && threshold.toSeconds() >= top) {
    const reason = `the largest bucket of ${histogram.name} is ${num(top)} s, so no quantile is above it`;
    return asSure(product, fact, [{ code: 'LLMGW-606', prop, value, reason, remedy: `use less than ${num(top)} seconds` }]);
  }
  return [];
}

/** The largest finite bucket in seconds, as far as it is known. */
export function topBucket({ topBucket: top, buckets }: HistogramFacts): number | undefined {
  return top ?? (buckets && buckets.length > 0 ? Math.max(...buckets) : undefined);
}

function defaultLimit(seconds: number, histogram: HistogramFacts): number {
  const top = topBucket(histogram);
  return top !== undefined && top <= seconds ? top / 2 : seconds;
}
