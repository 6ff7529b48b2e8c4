import type { Duration } from 'cdk8s';
import type { AlertRule } from './alert-rule';

/** Thresholds of the alerts. All of them have defaults that fire late rather than in vain. */
export interface AlertOptions {
  /**
   * Labels of the PrometheusRule by which Prometheus finds it, for example `release`.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
  /**
   * Labels of every alert, for the routes of Alertmanager, for example `team`.
   * @default - none besides `severity` and `gateway`
   */
  readonly ruleLabels?: { [name: string]: string };
  /**
   * The part of requests that may fail, from 0 to 1, also towards a single provider.
   * @default 0.05
   */
  readonly errorRatio?: number;
  /**
   * Below so many requests per second ratios say nothing and stay silent.
   * @default 0.02, six requests in five minutes
   */
  readonly minimumRate?: number;
  /**
   * What 95 of 100 requests must stay below. At or above the largest bucket it is refused (LLMGW-606).
   * @default - 60 seconds, or half of the largest bucket if that is less
   */
  readonly latency?: Duration;
  /**
   * What 95 of 100 first tokens must stay below. At or above the largest bucket it is refused (LLMGW-606).
   * @default - 10 seconds, or half of the largest bucket if that is less
   */
  readonly timeToFirstToken?: Duration;
  /**
   * The part of requests that rate limits may refuse, from 0 to 1.
   * @default 0.1
   */
  readonly rateLimitedRatio?: number;
  /**
   * The part of the concurrency that may be in use, from 0 to 1.
   * @default 0.85
   */
  readonly saturation?: number;
  /**
   * Money in US dollars that a day may cost. Needs a product that counts cost (LLMGW-607).
   * @default - no alert about cost
   */
  readonly dailyBudget?: number;
  /**
   * Alerts that are not wanted, by name.
   * @default - none
   */
  readonly without?: string[];
  /**
   * Alerts besides these. Metrics that nobody exports are refused (LLMGW-607).
   * @default - none
   */
  readonly additional?: AlertRule[];
  /**
   * Where the runbooks are: the name of the alert and `.md` follow it.
   * @default - docs/runbooks of this library on GitHub
   */
  readonly runbookBaseUrl?: string;
}

/** What Prometheus tells about. */
export class Alerts {
  /**
   * A PrometheusRule of the Prometheus operator, `<workload>-alerts`, made from the metrics of the profile.
   *
   * @param options thresholds, labels, further rules
   */
  public static prometheusRule(options: AlertOptions = {}): Alerts {
    return new Alerts(options);
  }

  /** No alerts. */
  public static none(): Alerts {
    return new Alerts(undefined);
  }

  private constructor(
    /** @internal */
    public readonly _options: AlertOptions | undefined,
  ) {}
}
