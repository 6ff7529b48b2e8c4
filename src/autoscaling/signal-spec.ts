/** What a product can be asked, by meaning. */
export type Measure = 'inFlightRequests' | 'queuedRequests' | 'requestsPerSecond' | 'tokensPerSecond';

/** A share of what a container requests. */
export interface ResourceSpec {
  readonly kind: 'resource';
  readonly resource: 'cpu' | 'memory';
  readonly percent: number;
  readonly container?: string;
}

/** A measure of the product, whatever the product calls it. */
export interface MeasureSpec {
  readonly kind: 'measure';
  readonly measure: Measure;
  readonly perPod: number;
}

/** The first of several that the product can give. */
export interface LadderSpec {
  readonly kind: 'ladder';
  readonly rungs: readonly SignalSpec[];
}

/** A metric that a metrics API serves already. */
export interface ApiMetricSpec {
  readonly kind: 'pods' | 'object' | 'external';
  readonly metric: string;
  readonly perPod: number;
  readonly selector?: { readonly [label: string]: string };
  readonly object?: { readonly apiVersion: string; readonly kind: string; readonly name: string };
}

/** A query of the team. */
export interface QuerySpec {
  readonly kind: 'query';
  readonly name: string;
  readonly query: string;
  readonly perPod: number;
  readonly activation?: number;
}

/** A number of pods at certain hours. */
export interface ScheduleSpec {
  readonly kind: 'schedule';
  readonly timezone: string;
  readonly start: string;
  readonly end: string;
  readonly replicas: number;
}

export type SignalSpec = ResourceSpec | MeasureSpec | LadderSpec | ApiMetricSpec | QuerySpec | ScheduleSpec;

/** A signal as the user wrote it, without its numbers. */
export function nameOf(spec: SignalSpec): string {
  switch (spec.kind) {
    case 'resource':
      return `${spec.resource}Utilization`;
    case 'measure':
      return spec.measure;
    case 'ladder':
      return 'ladder';
    case 'query':
      return 'prometheusQuery';
    case 'schedule':
      return 'schedule';
    default:
      return `${spec.kind}Metric`;
  }
}
