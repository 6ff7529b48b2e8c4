import type { CounterFacts, HistogramFacts, ProductMetrics } from '../../contract/metrics';
import { equals, num, select, tells } from '../query';

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
  const rate = `rate(${select(counter.name, context.product, models, counter.clients, matcher)}[${WINDOW}])`;
  return by.length === 0 ? `sum(${rate})` : `sum by (${by.join(', ')}) (${rate})`;
}

/** A quantile in seconds; of a summary that tells none, its mean. */
export function seconds(context: DashboardContext, histogram: HistogramFacts, q: number): string {
  const scale = histogram.perSecond ?? 1;
  const quantile = inItsUnit(context, histogram, q);
  return scale === 1 ? quantile : `${quantile} / ${num(scale)}`;
}

function inItsUnit({ product }: DashboardContext, histogram: HistogramFacts, q: number): string {
  const { name, clients } = histogram;
  const rate = (suffix: string): string => `rate(${select(`${name}_${suffix}`, product, clients)}[${WINDOW}])`;
  if (!histogram.summary) {
    return `histogram_quantile(${q}, sum by (le) (${rate('bucket')}))`;
  }
  return tells(histogram, q)
    ? `max(${select(name, product, clients, equals('quantile', String(q)))})`
    : `sum(${rate('sum')}) / (sum(${rate('count')}) > 0)`;
}

/** Failures as a part of everything, by labels; 0 while there are none. */
export function part(failed: string, all: string): string {
  return `(${failed} or 0 * ${all}) / (${all} > 0)`;
}
