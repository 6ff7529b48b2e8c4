/** How the metrics path wants to be asked. */
export enum MetricsAuth {
  /** Anybody. */
  NONE = 'none',
  /** `Authorization: Bearer`. */
  BEARER = 'bearer',
  /** User and password. */
  BASIC = 'basic',
}

/** Where Prometheus finds the metrics. */
export interface MetricsEndpoint {
  /** Name of the listener. */
  readonly listener: string;
  /**
   * Path of the metrics.
   * @default "/metrics"
   */
  readonly path?: string;
  /**
   * How it wants to be asked.
   * @default MetricsAuth.NONE
   */
  readonly auth?: MetricsAuth;
  /** Name of the credential for it: the token or the password. */
  readonly credential?: string;
  /** Name of the credential that holds the user of basic authentication. */
  readonly userCredential?: string;
}

/** A counter. */
export interface CounterFacts {
  /** Full name, with `_total`. */
  readonly name: string;
  /** Matcher of the series that count as errors, for example `status=~"5.."`. */
  readonly errors?: string;
  /**
   * Matcher of the series that count requests of clients, where probes and scrapes are counted as well, for example
   * `path!~"/health|/metrics"`. Without it an alert on no traffic never fires, and ratios are too good.
   * @default - every series
   */
  readonly clients?: string;
  /** Label of the model provider. */
  readonly providerLabel?: string;
  /** Label of the model. */
  readonly modelLabel?: string;
  /** Label of the direction of tokens, or of the kind in general. */
  readonly kindLabel?: string;
  /** All labels, those above included. */
  readonly labels?: string[];
}

/** A histogram, or a summary. */
export interface HistogramFacts {
  /** Name without `_bucket`, `_sum` and `_count`. */
  readonly name: string;
  /**
   * How many of its units make a second: 1, or 1000 for milliseconds.
   * @default 1
   */
  readonly perSecond?: number;
  /**
   * The largest finite bucket in seconds: quantiles above it cannot be told, thresholds above it never fire.
   * @default - unknown
   */
  readonly topBucket?: number;
  /**
   * Upper bounds of all finite buckets in seconds. Latency objectives count the requests of one bucket, so theirs must be one of
   * these.
   * @default - unknown
   */
  readonly buckets?: number[];
  /**
   * Matcher of the series of clients, like that of counters.
   * @default - every series
   */
  readonly clients?: string;
  /**
   * It is a summary: sum and count, without buckets. What is asked for is then the mean, or a quantile that the product tells.
   * @default false
   */
  readonly summary?: boolean;
  /**
   * Quantiles that a summary tells by its label `quantile`, for example 0.95. They hold for one pod.
   * @default - none
   */
  readonly quantiles?: number[];
  /** All labels, without `le`. */
  readonly labels?: string[];
}

/** A gauge. */
export interface GaugeFacts {
  /** Full name. */
  readonly name: string;
  /** Value that means trouble, for example 1 for an open circuit breaker. */
  readonly alarmValue?: number;
  /** The most that one pod can have, for requests being answered: the limit of concurrency. */
  readonly capacity?: number;
  /** All labels. */
  readonly labels?: string[];
}

/** What a product measures, by meaning. Autoscalers, alerts and dashboards are all made from this list. */
export interface ProductMetrics {
  /** Where; without it the product cannot be scraped. */
  readonly endpoint?: MetricsEndpoint;
  /**
   * Other listeners of the same pods that have metrics as well, without authentication.
   * @default - none
   */
  readonly furtherEndpoints?: MetricsEndpoint[];
  /** Why there is no endpoint, as the end of a sentence, and what to do instead. */
  readonly unavailable?: string;
  /** Requests of clients. */
  readonly requests?: CounterFacts;
  /** Requests of clients that failed, where they are counted apart instead of by a label of `requests`. */
  readonly failedRequests?: CounterFacts;
  /** How long they take. */
  readonly duration?: HistogramFacts;
  /** Time to the first token. */
  readonly timeToFirstToken?: HistogramFacts;
  /** Requests being answered now. */
  readonly inFlight?: GaugeFacts;
  /** Requests that wait for their turn. */
  readonly queued?: GaugeFacts;
  /** Requests to model providers. */
  readonly providerRequests?: CounterFacts;
  /** Failed requests to model providers. */
  readonly providerErrors?: CounterFacts;
  /** Tokens. */
  readonly tokens?: CounterFacts;
  /** Money, in US dollars. */
  readonly cost?: CounterFacts;
  /** Requests that were refused by a rate limit. */
  readonly rateLimited?: CounterFacts;
  /** Circuit breakers towards providers. */
  readonly circuitBreaker?: GaugeFacts;
  /** Calls of MCP tools. */
  readonly toolCalls?: CounterFacts;
  /** Any other metric that alerts or dashboards of this product use. */
  readonly others?: CounterFacts[];
}
