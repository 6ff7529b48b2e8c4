import type { CounterFacts, HistogramFacts, ProductMetrics } from '../../contract/metrics';
import { num, select } from '../query';

/** What panels are made from. */
export interface DashboardContext {
  readonly metrics: ProductMetrics;
  /** Matchers of the series of the product, with the variables of the dashboard. */
  readonly product: string;
  /** Matchers of its pods in the metrics of Kubernetes. */
  readonly pods: string;
  /** Matchers of its Deployment. */
  readonly workload: string;
}

/** The window of Grafana, which is never shorter than four scrapes. */
export const WINDOW = '$__rate_interval';

/** Sum of the rate of a counter, by labels, for the models that are chosen. */
export function perSecond(
  context: DashboardContext,
  counter: CounterFacts,
  by: readonly string[] = [],
  matcher?: string,
): string {
  const models = counter.modelLabel === undefined ? undefined : `${counter.modelLabel}=~"$model"`;
  const rate = `rate(${select(counter.name, context.product, models, matcher)}[${WINDOW}])`;
  return by.length === 0 ? `sum(${rate})` : `sum by (${by.join(', ')}) (${rate})`;
}

/** A quantile in seconds. */
export function seconds(context: DashboardContext, histogram: HistogramFacts, q: number): string {
  const buckets = select(`${histogram.name}_bucket`, context.product);
  const scale = histogram.perSecond ?? 1;
  const quantile = `histogram_quantile(${q}, sum by (le) (rate(${buckets}[${WINDOW}])))`;
  return scale === 1 ? quantile : `${quantile} / ${num(scale)}`;
}

/** Failures as a part of everything, by labels; 0 while there are none. */
export function part(failed: string, all: string): string {
  return `(${failed} or 0 * ${all}) / (${all} > 0)`;
}
