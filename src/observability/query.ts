import type { Duration } from 'cdk8s';
import type { HistogramFacts } from '../contract/metrics';

/** The series of one gateway: the matchers that find them, and the labels by which alerts are told apart. */
export interface Series {
  /** For example `namespace="ai",job="gateway"`. */
  readonly matchers: string;
  readonly by: readonly string[];
}

/** `name{matchers}`; matchers that are empty are left out. */
export function select(name: string, ...matchers: ReadonlyArray<string | undefined>): string {
  const all = matchers.filter((m) => m !== undefined && m !== '').join(',');
  return all === '' ? name : `${name}{${all}}`;
}

/** `label="value"`, with the characters that end a string in PromQL escaped. */
export function equals(label: string, value: string): string {
  return `${label}=${JSON.stringify(value)}`;
}

/** A regular expression that matches one of the texts and nothing else. */
export function oneOf(label: string, values: readonly string[]): string {
  return `${label}=~${JSON.stringify(values.map(escapeRegExp).join('|'))}`;
}

/** What Prometheus' regular expressions would read as something else. */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}

/** `sum by (...) (...)`. */
export function sumBy(by: readonly string[], expression: string): string {
  return `sum by (${by.join(', ')}) (${expression})`;
}

/** `max by (...) (...)`: one series, also where two exporters report the same thing. */
export function maxBy(by: readonly string[], expression: string): string {
  return `max by (${by.join(', ')}) (${expression})`;
}

/** How often a counter counts in a second. */
export function rate(
  series: Series,
  metric: string,
  window: string,
  matcher?: string,
  by: readonly string[] = series.by,
): string {
  return sumBy(by, `rate(${select(metric, series.matchers, matcher)}[${window}])`);
}

/**
 * A part of a whole, from 0 to 1. It is 0 as long as nothing of the part was ever counted, and nothing at all, instead of "not a
 * number", while there is no whole.
 */
export function ratio(part: string, whole: string): string {
  return `(${part} or 0 * ${whole}) / (${whole} > 0)`;
}

/** The quantile of a histogram, in the unit of its buckets; of a summary the one that it tells, else its mean. */
export function quantile(series: Series, q: number, histogram: HistogramFacts, window: string): string {
  const { name, clients, summary, quantiles } = histogram;
  if (!summary) {
    return `histogram_quantile(${q}, ${rate(series, `${name}_bucket`, window, clients, [...series.by, 'le'])})`;
  }
  return quantiles?.includes(q)
    ? maxBy(series.by, select(name, series.matchers, clients, equals('quantile', String(q))))
    : `${rate(series, `${name}_sum`, window, clients)} / (${rate(series, `${name}_count`, window, clients)} > 0)`;
}

/** Whether a duration can tell this quantile, or only its mean. */
export function tells({ summary, quantiles }: HistogramFacts, q: number): boolean {
  return !summary || quantiles?.includes(q) === true;
}

/** A duration as Prometheus writes it, in the largest unit that is whole. */
export function promDuration(duration: Duration): string {
  const seconds = duration.toSeconds();
  const unit = (
    [
      ['d', 86400],
      ['h', 3600],
      ['m', 60],
    ] as const
  ).find(([, size]) => seconds > 0 && seconds % size === 0);
  return unit ? `${seconds / unit[1]}${unit[0]}` : `${seconds}s`;
}

/** A number without an exponent and without the noise of binary fractions. */
export function num(value: number): string {
  return String(Number(value.toPrecision(12)));
}
