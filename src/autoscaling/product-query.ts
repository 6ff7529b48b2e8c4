import type { ProductMetrics } from '../contract/metrics';
import type { ScalingFacts } from '../contract/target';
import { SignalSource } from './signal-choice';
import type { Measure } from './signal-spec';

/** Over which time rates are taken: at least four scrapes at the usual 30 seconds. */
const RATE_WINDOW = '2m';

// "-", ten characters of the pod template hash, "-"
const LONGEST_HASH = 12;
const LONGEST_BASE = 58;

/** How a measure is read from the metrics of a product. */
export interface ProductQuery {
  readonly source: SignalSource;
  /** Series that must exist. */
  readonly series: string;
  /** Name under which a metrics API serves it. */
  readonly metric: string;
  /** Whether it is the growth of a counter, and not a gauge. */
  readonly rate: boolean;
  /** Matcher of the series that count clients. */
  readonly clients?: string;
  /** What the sum is divided by. */
  readonly divisor: number;
}

type Reader = (metrics: ProductMetrics) => ProductQuery | undefined;

const inFlight: Reader = ({ inFlight: gauge }) =>
  gauge && { source: SignalSource.IN_FLIGHT_GAUGE, series: gauge.name, metric: gauge.name, rate: false, divisor: 1 };

const queued: Reader = ({ queued: gauge }) =>
  gauge && { source: SignalSource.QUEUE_GAUGE, series: gauge.name, metric: gauge.name, rate: false, divisor: 1 };

// Little's law: arrivals per second times seconds in the system are those that are in it
const meanConcurrency: Reader = ({ duration }) =>
  duration && {
    source: SignalSource.MEAN_CONCURRENCY,
    series: `${duration.name}_sum`,
    metric: `${duration.name}_concurrency`,
    rate: true,
    divisor: duration.perSecond ?? 1,
    clients: duration.clients,
  };

const requestRate: Reader = ({ requests }) => requests && rateOf(requests.name, SignalSource.REQUEST_RATE, requests.clients);

const durationCount: Reader = ({ duration }) =>
  duration && rateOf(`${duration.name}_count`, SignalSource.REQUEST_RATE, duration.clients);

const tokenRate: Reader = ({ tokens }) => tokens && rateOf(tokens.name, SignalSource.TOKEN_RATE);

function rateOf(series: string, source: SignalSource, clients?: string): ProductQuery {
  return { source, series, metric: `${series.replace(/_(total|count)$/, '')}_per_second`, rate: true, divisor: 1, clients };
}

/** From best to worst. */
const READERS: Readonly<Record<Measure, readonly Reader[]>> = {
  inFlightRequests: [inFlight, meanConcurrency],
  queuedRequests: [queued],
  requestsPerSecond: [requestRate, durationCount],
  tokensPerSecond: [tokenRate],
};

/** The best way in which a product gives a measure. */
export function productQuery(measure: Measure, metrics: ProductMetrics | undefined): ProductQuery | undefined {
  if (!metrics || metrics.unavailable !== undefined) {
    return undefined;
  }
  return READERS[measure].map((read) => read(metrics)).find((query) => query !== undefined);
}

/** Matchers of the pods of a workload, by the labels that the Prometheus operator and the usual scrape configurations set. */
export function matchersOf({ name, namespace }: ScalingFacts, stated?: { readonly [label: string]: string }): string {
  if (stated) {
    return Object.entries(stated)
      .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
      .join(',');
  }
  const pods = `pod=~"${podPattern(name)}"`;
  return namespace === undefined ? pods : `namespace="${namespace}",${pods}`;
}

/**
 * Two segments behind the name, so that the pods of "gateway-canary" are not those of "gateway". Kubernetes cuts what stands
 * before the last five characters of a pod's name at 58.
 */
function podPattern(name: string): string {
  return name.length + LONGEST_HASH <= LONGEST_BASE
    ? `${name}-[a-z0-9]+-[a-z0-9]{5}`
    : `${name.slice(0, LONGEST_BASE)}[-a-z0-9]+`;
}

/** PromQL: the sum over the series that match. */
export function promql(query: ProductQuery, matchers: string, series = query.series, by = ''): string {
  const selector = `${series}{${query.clients === undefined ? matchers : `${matchers},${query.clients}`}}`;
  const sum = `sum(${query.rate ? `rate(${selector}[${RATE_WINDOW}])` : selector})${by}`;
  return query.divisor === 1 ? sum : `${sum} / ${query.divisor}`;
}
