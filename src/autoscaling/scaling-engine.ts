import type { Duration } from 'cdk8s';
import type { PrometheusAuthentication } from './prometheus-authentication';

/** Through which API an HPA reads what the product measures. */
export enum CustomMetricsApi {
  /** There is none: only cpu and memory. */
  NONE = 'none',
  /** `custom.metrics.k8s.io`, for each pod. */
  PODS = 'pods',
  /** `custom.metrics.k8s.io`, for the Service. */
  OBJECT = 'object',
  /** `external.metrics.k8s.io`. */
  EXTERNAL = 'external',
}

/** Settings of the HorizontalPodAutoscaler. */
export interface HpaOptions {
  /**
   * Through which API it reads what the product measures. All but NONE need prometheus-adapter with the rules of
   * `PrometheusAdapterRules`.
   * @default CustomMetricsApi.PODS
   */
  readonly customMetrics?: CustomMetricsApi;
}

/** Settings of the KEDA ScaledObject. */
export interface KedaOptions {
  /**
   * Where Prometheus answers queries, for example `http://prometheus-operated.monitoring:9090`.
   * @default - nowhere: only cpu, memory and schedules
   */
  readonly prometheusUrl?: string;
  /**
   * How KEDA proves to it who it is.
   * @default - not at all
   */
  readonly authentication?: PrometheusAuthentication;
  /**
   * Headers of the queries, for example `X-Scope-OrgID`. Never put credentials here.
   * @default - none
   */
  readonly headers?: { [name: string]: string };
  /**
   * Labels by which the series of this workload are found.
   * @default - `namespace` and `pod`, as the Prometheus operator sets them
   */
  readonly seriesLabels?: { [label: string]: string };
  /**
   * How often Prometheus is asked whether a workload at zero is needed; with `minReplicas: 0` only (LLMGW-130), since above zero the
   * HPA asks every 15 seconds.
   * @default Duration.seconds(15)
   */
  readonly pollingInterval?: Duration;
  /**
   * Pods that run at least while Prometheus does not answer; if more run, they stay (KEDA 2.17, older ones go to this number).
   * @default - half of the most, and no less than the fewest
   */
  readonly fallbackReplicas?: number;
  /**
   * Queries in a row that may fail before that.
   * @default 3
   */
  readonly failureThreshold?: number;
  /**
   * How long nothing must happen before the last pod goes; without effect unless the fewest pods are zero.
   * @default - ten minutes, and no less than the grace period
   */
  readonly cooldownPeriod?: Duration;
  /**
   * Takes over the HorizontalPodAutoscaler that has the name of the workload, without a moment in which nobody scales.
   * @default false
   */
  readonly takeOverHpa?: boolean;
}

/** What turns signals into a number of pods. */
export class ScalingEngine {
  /**
   * The HorizontalPodAutoscaler of Kubernetes.
   *
   * @param options where product metrics come from
   */
  public static hpa(options: HpaOptions = {}): ScalingEngine {
    return new ScalingEngine(options, undefined);
  }

  /**
   * A ScaledObject of KEDA, which asks Prometheus itself.
   *
   * @param options where Prometheus is, and what happens while it does not answer
   * @see https://keda.sh/docs/latest/reference/scaledobject-spec/
   */
  public static keda(options: KedaOptions = {}): ScalingEngine {
    return new ScalingEngine(undefined, options);
  }

  private constructor(
    /** @internal */
    public readonly _hpa: HpaOptions | undefined,
    /** @internal */
    public readonly _keda: KedaOptions | undefined,
  ) {}

  /** @internal */
  public get _metricsApi(): CustomMetricsApi {
    return this._hpa?.customMetrics ?? CustomMetricsApi.PODS;
  }

  /** @internal Whether it learns what the product measures. */
  public get _readsProductMetrics(): boolean {
    return this._keda ? this._keda.prometheusUrl !== undefined : this._metricsApi !== CustomMetricsApi.NONE;
  }
}
