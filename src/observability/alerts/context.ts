import type { ProductMetrics } from '../../contract/metrics';
import type { TargetFacts } from '../../contract/target';
import type { AlertOptions } from '../alerts';
import { equals, escapeRegExp } from '../query';
import type { Series } from '../query';

/** What alerts, objectives and dashboards are made from. */
export interface AlertContext {
  readonly facts: TargetFacts;
  /** What is scraped; nothing where the product is not. */
  readonly metrics: ProductMetrics;
  /** The series of the product. */
  readonly series: Series;
  readonly options: AlertOptions;
  /** Seconds between two scrapes. */
  readonly scrapeInterval: number;
}

/** The window of rates: at least four scrapes. */
export const WINDOW = '5m';

/** Matcher of the namespace, or nothing where the chart has none. */
export function inNamespace(facts: TargetFacts): string | undefined {
  return facts.namespace === undefined ? undefined : equals('namespace', facts.namespace);
}

/** The name of what runs the pods. */
export function workloadName(facts: TargetFacts): string {
  return facts.workloadName ?? facts.name;
}

/** The names that Kubernetes gives the pods of the workload, and no pod of one whose name begins the same. */
export function podMatcher(facts: TargetFacts): string {
  return podsOf(facts.kind, escapeRegExp(workloadName(facts)));
}

/** The same for a name that is a regular expression, or a variable of a dashboard. */
export function podsOf(kind: string, name: string): string {
  const suffix = kind === 'StatefulSet' ? '[0-9]+' : '[a-z0-9]+-[a-z0-9]{5}';
  return `pod=~${JSON.stringify(`${name}-${suffix}`)}`;
}
