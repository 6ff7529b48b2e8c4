import type { Duration } from 'cdk8s';

/** How much an alert matters. */
export enum AlertSeverity {
  /** Somebody is called: users notice. */
  CRITICAL = 'critical',
  /** Somebody looks at it in working hours. */
  WARNING = 'warning',
  /** For the record. */
  INFO = 'info',
}

/** An alert. */
export interface AlertRule {
  /** Name: letters, digits and `_`. */
  readonly alert: string;
  /** PromQL; every series that it returns is an alert. */
  readonly expr: string;
  /**
   * How long it must hold (`for`).
   * @default - not at all, the first evaluation counts
   */
  readonly pendingPeriod?: Duration;
  /** How much it matters; the label `severity`. */
  readonly severity: AlertSeverity;
  /** One line: what is wrong. May hold templates such as `{{ $labels.provider }}`. */
  readonly summary: string;
  /** What users notice and where to look first. */
  readonly description: string;
  /**
   * Where it says what to do.
   * @default - the page of this name below the `runbookBaseUrl` of the alerts
   */
  readonly runbookUrl?: string;
  /**
   * Further labels, for the routes of Alertmanager.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
  /**
   * Metrics in the expression that neither the product nor Kubernetes exports, such as those of another exporter.
   * @default - none; an unknown metric is refused (LLMGW-607)
   */
  readonly metrics?: string[];
}
