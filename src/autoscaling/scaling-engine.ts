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

/** What turns signals into a number of pods. */
export class ScalingEngine {
  /**
   * The HorizontalPodAutoscaler of Kubernetes.
   *
   * @param options where product metrics come from
   */
  public static hpa(options: HpaOptions = {}): ScalingEngine {
    return new ScalingEngine(options);
  }

  private constructor(
    /** @internal */
    public readonly _hpa: HpaOptions,
  ) {}
}
