import { Duration } from 'cdk8s';
import type { CredentialReference } from '../contract/credential';

/** One step in which Prometheus rewrites labels, with the names of the Prometheus operator. */
export interface Relabeling {
  /** Labels whose values are joined. */
  readonly sourceLabels?: string[];
  /**
   * Between the joined values.
   * @default ";"
   */
  readonly separator?: string;
  /** Label that is written. */
  readonly targetLabel?: string;
  /** What must match. */
  readonly regex?: string;
  /** What is written. */
  readonly replacement?: string;
  /**
   * `replace`, `keep`, `drop`, `labelmap`, `labeldrop`, `labelkeep`, ...
   * @default "replace"
   */
  readonly action?: string;
}

/** How Prometheus checks the certificate of a metrics listener that speaks TLS. */
export interface ScrapeTlsOptions {
  /**
   * Certificate of the authority, in a Secret.
   * @default - the authorities that Prometheus knows
   */
  readonly ca?: CredentialReference;
  /**
   * Name in the certificate.
   * @default - `<service>.<namespace>.svc`
   */
  readonly serverName?: string;
  /**
   * Accept any certificate.
   * @default false
   */
  readonly insecureSkipVerify?: boolean;
}

/** How often and how carefully Prometheus scrapes. */
export interface ScrapeOptions {
  /**
   * Time between two scrapes; at most 75 seconds, so that five minutes hold four samples (LLMGW-604).
   * @default Duration.seconds(30)
   */
  readonly interval?: Duration;
  /**
   * How long a scrape may take; at most the interval (LLMGW-604).
   * @default - 10 seconds, or the interval if that is shorter
   */
  readonly timeout?: Duration;
  /**
   * Labels of the monitor by which Prometheus finds it, for example `release`.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
  /**
   * A scrape with more samples is thrown away.
   * @default - no limit
   */
  readonly sampleLimit?: number;
  /**
   * Keep the labels of the metrics where they collide with those of the target.
   * @default false
   */
  readonly honorLabels?: boolean;
  /**
   * Steps for the labels of the target.
   * @default - none
   */
  readonly relabelings?: Relabeling[];
  /**
   * Steps for every sample, to drop metrics that nobody needs.
   * @default - none
   */
  readonly metricRelabelings?: Relabeling[];
  /**
   * TLS, where the listener speaks it.
   * @default - as Prometheus does by itself, with the name of the Service
   */
  readonly tls?: ScrapeTlsOptions;
}

/** How a Prometheus that finds pods by annotation calls them. */
export interface AnnotationScrapeOptions {
  /**
   * The `job` label that its configuration gives such pods.
   * @default "kubernetes-pods"
   */
  readonly job?: string;
}

/** @internal */
export enum ScrapeKind {
  SERVICE_MONITOR,
  POD_MONITOR,
  ANNOTATIONS,
  NONE,
}

/** How Prometheus finds the metrics. Path, port and credential come from the profile. */
export class Scrape {
  /**
   * By a ServiceMonitor of the Prometheus operator, with the name of the workload.
   *
   * @param options interval, labels and so on
   */
  public static serviceMonitor(options: ScrapeOptions = {}): Scrape {
    return new Scrape(ScrapeKind.SERVICE_MONITOR, options);
  }

  /**
   * By a PodMonitor of the Prometheus operator: for listeners that the Service does not publish.
   *
   * @param options interval, labels and so on
   */
  public static podMonitor(options: ScrapeOptions = {}): Scrape {
    return new Scrape(ScrapeKind.POD_MONITOR, options);
  }

  /**
   * By the annotations `prometheus.io/scrape`, `port` and `path` of the pods, for a Prometheus without the operator that is
   * configured to follow them. There is no way to give a credential.
   *
   * @param options the job
   */
  public static annotations(options: AnnotationScrapeOptions = {}): Scrape {
    return new Scrape(ScrapeKind.ANNOTATIONS, {}, options.job ?? 'kubernetes-pods');
  }

  /** Not at all; alerts are then made from the metrics of Kubernetes only. */
  public static none(): Scrape {
    return new Scrape(ScrapeKind.NONE, {});
  }

  private constructor(
    /** @internal */
    public readonly _kind: ScrapeKind,
    /** @internal */
    public readonly _options: ScrapeOptions,
    /** @internal */
    public readonly _job?: string,
  ) {}

  /** @internal */
  public get _interval(): Duration {
    return this._options.interval ?? Duration.seconds(30);
  }

  /** @internal */
  public get _timeout(): Duration {
    return this._options.timeout ?? Duration.seconds(Math.min(10, this._interval.toSeconds()));
  }
}
