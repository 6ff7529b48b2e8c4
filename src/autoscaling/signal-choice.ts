/** Where the number behind a signal comes from. */
export enum SignalSource {
  /** A gauge of requests in flight. */
  IN_FLIGHT_GAUGE = 'in-flight gauge',
  /** Requests in flight, told from the sum of durations by Little's law. */
  MEAN_CONCURRENCY = 'mean concurrency',
  /** A gauge of waiting requests. */
  QUEUE_GAUGE = 'queue gauge',
  /** A counter of requests. */
  REQUEST_RATE = 'request rate',
  /** A counter of tokens. */
  TOKEN_RATE = 'token rate',
  /** Cpu or memory, from metrics-server. */
  RESOURCE = 'resource',
  /** A metric or query that the team named. */
  CUSTOM = 'custom',
  /** The clock. */
  SCHEDULE = 'schedule',
}

/** What became of a signal. */
export interface SignalChoice {
  /** The signal, for example `ladder`. */
  readonly signal: string;
  /** Where its number comes from. */
  readonly source: SignalSource;
  /** Name of the metric in the metrics API, or of the trigger. */
  readonly metric: string;
  /**
   * What Prometheus is asked for the sum over all pods.
   * @default - Prometheus is not asked
   */
  readonly query?: string;
  /**
   * What was tried before and is not there.
   * @default - it is what was asked for
   */
  readonly insteadOf?: string[];
}
