import { catalogOf, TARGET_LABELS } from '../../src/observability/catalog';
import type { ProductMetrics } from '../../src';
import { promqlErrors, promqlReading } from '../support/promql';

const COUNTED = /(_total|_bucket|_sum|_count)$/;

/** What Prometheus would accept and what still means nothing: unknown metrics and labels, counters compared raw, short windows. */
export function queryErrors(expression: string, metrics: ProductMetrics): string[] {
  const catalog = catalogOf(metrics);
  const { selectors, grouping } = promqlReading(expression);
  const labelsOf = (metric: string) => (metric.startsWith('gateway:') ? [] : catalog.get(metric));
  const read = selectors.filter(({ metric }) => !metric.startsWith('gateway:'));
  const anyLabels = read.some(({ metric }) => catalog.has(metric) && labelsOf(metric) === undefined);
  const known = new Set([...TARGET_LABELS, ...read.flatMap(({ metric }) => labelsOf(metric) ?? [])]);
  return [
    ...promqlErrors(expression),
    ...read.filter(({ metric }) => !catalog.has(metric)).map(({ metric }) => `nobody exports ${metric}`),
    ...selectors.flatMap(({ metric, labels }) => {
      const own = labelsOf(metric);
      return own === undefined
        ? []
        : labels.filter((l) => !TARGET_LABELS.includes(l) && !own.includes(l)).map((l) => `${metric} has no label ${l}`);
    }),
    ...(anyLabels ? [] : grouping.filter((label) => !known.has(label)).map((label) => `grouped by ${label}, which nothing has`)),
    ...rawCounters(expression),
    ...[...expression.matchAll(/\[(\d+)(s|m)\]/g)]
      .filter(([, n, unit]) => Number(n) * (unit === 'm' ? 60 : 1) < 300)
      .map(([window]) => `fewer than four scrapes in ${window}`),
  ];
}

/** A counter means nothing but what it grows by; a gauge has no rate. */
function rawCounters(expression: string): string[] {
  const inRate = /\b(rate|increase)\(([a-zA-Z_:][\w:]*)/g;
  const rated = [...expression.matchAll(inRate)].map(([, , metric]) => metric!);
  const { selectors } = promqlReading(expression);
  const count = (names: readonly string[], name: string) => names.filter((n) => n === name).length;
  const names = selectors.map(({ metric }) => metric);
  return [
    ...rated.filter((metric) => !COUNTED.test(metric)).map((metric) => `rate of ${metric}, which is no counter`),
    ...[...new Set(names)]
      .filter((name) => COUNTED.test(name) && count(names, name) > count(rated, name))
      .map((name) => `${name} is compared raw`),
  ];
}
