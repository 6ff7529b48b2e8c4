import { Duration } from 'cdk8s';
import type { HistogramFacts, ProductMetrics } from '../../contract/metrics';
import type { ProductFacts } from '../../contract/product-facts';
import { asSure } from '../../contract/provenance';
import type { Problem } from '../../core/problem';
import type { AlertRule } from '../alert-rule';
import { AlertSeverity } from '../alert-rule';
import { escapeRegExp, num, rate, ratio, select } from '../query';
import type { SloObjective } from '../slo-objective';
import { SloKind } from '../slo-kind';
import type { AlertContext } from './context';
import { topBucket } from './latency';
import type { Counted } from './traffic';
import { counted, failures } from './traffic';

/** A query that is evaluated all the time and kept under a name. */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
}

/** So many times faster than allowed, seen over a long window and, so that it ends soon, over a short one. */
interface Burn {
  readonly factor: number;
  readonly long: string;
  readonly short: string;
}

// 2 % of the budget in an hour, 5 % in six; then 10 % in a day and in three
// @see https://sre.google/workbook/alerting-on-slos/
const FAST: readonly Burn[] = [
  { factor: 14.4, long: '1h', short: '5m' },
  { factor: 6, long: '6h', short: '30m' },
];
const SLOW: readonly Burn[] = [
  { factor: 3, long: '1d', short: '2h' },
  { factor: 1, long: '3d', short: '6h' },
];
const WINDOWS = [...new Set([...FAST, ...SLOW].flatMap((b) => [b.short, b.long]))];

const WORDS: Record<SloKind, { readonly alert: string; readonly what: string }> = {
  [SloKind.AVAILABILITY]: { alert: 'Availability', what: 'requests fail' },
  [SloKind.LATENCY]: { alert: 'Latency', what: 'requests are answered late' },
  [SloKind.TIME_TO_FIRST_TOKEN]: { alert: 'FirstToken', what: 'streams begin late' },
};

/** The part of bad requests over every window, kept under `gateway:<kind>:error_ratio_rate<window>`. */
export function objectiveRecords(context: AlertContext, objectives: readonly SloObjective[]): RecordingRule[] {
  return objectives.flatMap((objective) =>
    WINDOWS.flatMap((window) => {
      const expr = badRatio(context, objective, window);
      return expr === undefined ? [] : [{ record: recordName(objective, window), expr }];
    }),
  );
}

/** Two alerts for every objective: one to call somebody, one for working hours. */
export function objectiveAlerts(context: AlertContext, objectives: readonly SloObjective[]): AlertRule[] {
  return objectives.flatMap((objective) => {
    const total = totalOf(context.metrics, objective._kind);
    if (total === undefined || badRatio(context, objective, '5m') === undefined) {
      return [];
    }
    const { alert, what } = WORDS[objective._kind];
    const goal = `${num(objective._percent)} % over 30 days`;
    const traffic = (window: string): string =>
      `${rate(context.series, total.name, window, total.matcher)} >= ${num(context.options.minimumRate ?? 0.02)}`;
    const rule = (name: string, burns: readonly Burn[], severity: AlertSeverity, description: string): AlertRule[] => {
      const expr = burnExpr(context, objective, burns);
      const summary = `{{ $value | humanizePercentage }} of the ${what} at {{ $labels.job }}; the objective is ${goal}`;
      const enough = traffic(burns[0]!.long);
      return expr === ''
        ? []
        : [
            {
              alert: `${alert}${name}`,
              expr: `(${expr}) and ${enough}`,
              pendingPeriod: Duration.minutes(2),
              severity,
              summary,
              description,
            },
          ];
    };
    return [
      ...rule('BurnFast', FAST, AlertSeverity.CRITICAL, 'At this pace the error budget of 30 days is gone within five days.'),
      ...rule('BurnSlow', SLOW, AlertSeverity.WARNING, 'At this pace the error budget does not last for 30 days.'),
    ];
  });
}

/** Objectives outside of 0 to 100, twice the same, about what is not measured, or between two buckets. */
export function checkObjectives({ metrics, facts }: AlertContext, objectives: readonly SloObjective[]): Problem[] {
  return objectives.flatMap((objective, i) => {
    const prop = `objectives[${i}]`;
    const { _kind: kind, _percent: percent } = objective;
    const problems: Problem[] = [];
    if (!(percent > 0 && percent < 100)) {
      const reason = 'not a percentage between 0 and 100, both excluded';
      problems.push({ code: 'LLMGW-608', prop, value: percent, reason, remedy: 'write 99.9 for 99.9 %' });
    }
    if (objectives.findIndex((other) => other._kind === kind) !== i) {
      problems.push({ code: 'LLMGW-608', prop, value: kind, reason: 'stated twice', remedy: 'keep one objective of a kind' });
    }
    return [...problems, ...checkBucket(prop, metrics, objective, facts.product)];
  });
}

function checkBucket(
  prop: string,
  metrics: ProductMetrics,
  { _kind: kind, _threshold: threshold }: SloObjective,
  product: ProductFacts,
): Problem[] {
  const histogram = histogramOf(metrics, kind);
  const fact = histogram === metrics.duration ? 'metrics.duration' : 'metrics.timeToFirstToken';
  const sure = (problem: Problem): Problem[] => asSure(product, fact, [problem]);
  if (totalOf(metrics, kind) === undefined || (kind === SloKind.AVAILABILITY && failures(metrics) === undefined)) {
    return [{ code: 'LLMGW-607', prop, value: kind, reason: 'the product does not measure it', remedy: 'leave it out' }];
  }
  const seconds = threshold?.toSeconds();
  if (histogram === undefined || seconds === undefined) {
    return [];
  }
  const value = threshold?.toHumanString();
  const top = topBucket(histogram);
  const code = 'LLMGW-606' as const;
  if (histogram.buckets && !histogram.buckets.includes(seconds)) {
    const reason = `${histogram.name} has no bucket that ends there, so nothing can be counted`;
    return sure({ code, prop, value, reason, remedy: `use one of ${histogram.buckets.map(num).join(', ')} seconds` });
  }
  if (top !== undefined && seconds > top) {
    const reason = `the largest bucket of ${histogram.name} is ${num(top)} s`;
    return sure({ code, prop, value, reason, remedy: `use ${num(top)} seconds or less` });
  }
  if (histogram.buckets === undefined && seconds !== top) {
    const reason = `the buckets of ${histogram.name} are not known; if none ends there, the objective is never measured`;
    const remedy = 'look at the buckets in /metrics, then accept this warning or state them in the profile';
    return [{ code, prop, value, reason, remedy, warning: true }];
  }
  return [];
}

function badRatio({ metrics, series }: AlertContext, objective: SloObjective, window: string): string | undefined {
  const total = totalOf(metrics, objective._kind);
  if (total === undefined) {
    return undefined;
  }
  const all = rate(series, total.name, window, total.matcher);
  if (objective._kind === SloKind.AVAILABILITY) {
    const failed = failures(metrics);
    return failed && ratio(rate(series, failed.name, window, failed.matcher), all);
  }
  const histogram = histogramOf(metrics, objective._kind)!;
  const bound = num(objective._threshold!.toSeconds() * (histogram.perSecond ?? 1));
  // Prometheus 3 and Python write "5.0", Go writes "5"
  const le = `le=~${JSON.stringify(`${escapeRegExp(bound)}(\\.0)?`)}`;
  const within = [histogram.clients, le].filter((m) => m !== undefined).join(',');
  return `1 - ${rate(series, `${histogram.name}_bucket`, window, within)} / (${all} > 0)`;
}

function burnExpr({ series }: AlertContext, objective: SloObjective, burns: readonly Burn[]): string {
  const budget = 1 - objective._percent / 100;
  const over = (window: string, factor: number): string =>
    `${select(recordName(objective, window), series.matchers)} > ${num(factor * budget)}`;
  return (
    burns
      // more than all requests cannot fail: a lenient objective has no such pace
      .filter(({ factor }) => factor * budget < 1)
      .map(({ factor, long, short }) => `(${over(long, factor)} and ${over(short, factor)})`)
      .join(' or ')
  );
}

function recordName({ _kind: kind }: SloObjective, window: string): string {
  return `gateway:${kind}:error_ratio_rate${window}`;
}

function totalOf(metrics: ProductMetrics, kind: SloKind): Counted | undefined {
  if (kind === SloKind.AVAILABILITY) {
    return metrics.requests && counted(metrics.requests);
  }
  const histogram = histogramOf(metrics, kind);
  // without buckets nobody knows how many were in time
  return histogram && !histogram.summary ? counted({ ...histogram, name: `${histogram.name}_count` }) : undefined;
}

function histogramOf(metrics: ProductMetrics, kind: SloKind): HistogramFacts | undefined {
  return kind === SloKind.LATENCY
    ? metrics.duration
    : kind === SloKind.TIME_TO_FIRST_TOKEN
      ? metrics.timeToFirstToken
      : undefined;
}
