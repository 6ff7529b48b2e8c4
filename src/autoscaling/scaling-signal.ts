import type { SignalSpec } from './signal-spec';

/** Settings of a signal that is a share of a request. */
export interface UtilizationOptions {
  /**
   * The one container that is measured.
   * @default - the gateway container if others run beside it, else the pod
   */
  readonly container?: string;
}

/** The object that an object metric describes. */
export interface DescribedObject {
  /** For example `networking.k8s.io/v1`. */
  readonly apiVersion: string;
  /** For example `Ingress`. */
  readonly kind: string;
  /** Its name, in the namespace of the workload. */
  readonly name: string;
}

/** A metric of an object, such as the requests of an Ingress. */
export interface ObjectMetricOptions {
  /** The object. */
  readonly object: DescribedObject;
  /**
   * Labels of the series.
   * @default - all of the object
   */
  readonly selector?: { [label: string]: string };
}

/** A metric of something outside the cluster, or of anything that the external metrics API serves. */
export interface ExternalMetricOptions {
  /**
   * Labels of the series.
   * @default - all
   */
  readonly selector?: { [label: string]: string };
}

/** A query of the team. */
export interface PrometheusQueryOptions {
  /** Unique within the autoscaler. */
  readonly name: string;
  /** PromQL that gives one number: the sum over all pods. */
  readonly query: string;
  /** What one pod may carry of it. */
  readonly perPod: number;
  /**
   * What must be exceeded to leave zero pods.
   * @default 0
   */
  readonly activation?: number;
}

/** A number of pods at certain hours. */
export interface ScheduleOptions {
  /** Name of the IANA database, for example `Europe/Berlin`. */
  readonly timezone: string;
  /** When it begins: five cron fields, for example `30 7 * * 1-5`. */
  readonly start: string;
  /** When it ends. */
  readonly end: string;
  /** Pods that run at least. */
  readonly replicas: number;
}

/** What one pod may carry, for each rung of the ladder. */
export interface LadderOptions {
  /**
   * Requests in flight, measured by a gauge or told from the durations.
   * @default 40
   */
  readonly inFlightRequests?: number;
  /**
   * Requests per second.
   * @default 10
   */
  readonly requestsPerSecond?: number;
  /**
   * Percent of the requested cpu.
   * @default 70
   */
  readonly cpuUtilization?: number;
}

/**
 * What the number of pods follows. The names of metrics come from the profile of the product; with several signals the one that
 * wants the most pods decides.
 */
export class ScalingSignal {
  /**
   * Percent of the requested cpu. Gateways wait more than they compute: cpu notices a flood of streams last.
   *
   * @param percent 1 to 100
   * @param options which container
   */
  public static cpuUtilization(percent: number, options: UtilizationOptions = {}): ScalingSignal {
    return new ScalingSignal({ kind: 'resource', resource: 'cpu', percent, container: options.container });
  }

  /**
   * Percent of the requested memory. Memory that was used once is rarely given back, so pods come and never go (a warning,
   * LLMGW-306); on a JVM it is refused.
   *
   * @param percent 1 to 100
   * @param options which container
   */
  public static memoryUtilization(percent: number, options: UtilizationOptions = {}): ScalingSignal {
    return new ScalingSignal({ kind: 'resource', resource: 'memory', percent, container: options.container });
  }

  /**
   * Requests being answered: the product's gauge, else the mean concurrency that its durations tell (Little's law), which lags
   * by the length of the streams. This is what a gateway runs out of.
   *
   * @param perPod what one pod may carry
   */
  public static inFlightRequests(perPod: number): ScalingSignal {
    return new ScalingSignal({ kind: 'measure', measure: 'inFlightRequests', perPod });
  }

  /**
   * Requests that wait for their turn inside the product.
   *
   * @param perPod what one pod may carry
   */
  public static queuedRequests(perPod: number): ScalingSignal {
    return new ScalingSignal({ kind: 'measure', measure: 'queuedRequests', perPod });
  }

  /**
   * Requests per second, over two minutes. Says little where answers differ in length.
   *
   * @param perPod what one pod may carry
   */
  public static requestsPerSecond(perPod: number): ScalingSignal {
    return new ScalingSignal({ kind: 'measure', measure: 'requestsPerSecond', perPod });
  }

  /**
   * Tokens per second, over two minutes. Most products count tokens when the answer is complete, so it trails long streams.
   *
   * @param perPod what one pod may carry
   */
  public static tokensPerSecond(perPod: number): ScalingSignal {
    return new ScalingSignal({ kind: 'measure', measure: 'tokensPerSecond', perPod });
  }

  /**
   * The best signal that the product and the engine can give: requests in flight by a gauge, else by Little's law, else requests
   * per second, else cpu. `GatewayAutoscaling.signalChoices()` says which one it became.
   *
   * @param options what one pod may carry
   */
  public static ladder(options: LadderOptions = {}): ScalingSignal {
    return ScalingSignal.firstOf(
      ScalingSignal.inFlightRequests(options.inFlightRequests ?? 40),
      ScalingSignal.requestsPerSecond(options.requestsPerSecond ?? 10),
      ScalingSignal.cpuUtilization(options.cpuUtilization ?? 70),
    );
  }

  /**
   * A ladder of one's own: the first of these that the product and the engine can give.
   *
   * @param signals from best to worst
   */
  public static firstOf(...signals: ScalingSignal[]): ScalingSignal {
    return new ScalingSignal({ kind: 'ladder', rungs: signals.map((s) => s._spec) });
  }

  /**
   * A metric that the custom metrics API serves for each pod. HPA only.
   *
   * @param metric its name
   * @param perPod what one pod may carry
   */
  public static podsMetric(metric: string, perPod: number): ScalingSignal {
    return new ScalingSignal({ kind: 'pods', metric, perPod });
  }

  /**
   * A metric that the custom metrics API serves for another object. HPA only.
   *
   * @param metric its name
   * @param perPod what one pod may carry
   * @param options which object
   */
  public static objectMetric(metric: string, perPod: number, options: ObjectMetricOptions): ScalingSignal {
    return new ScalingSignal({ kind: 'object', metric, perPod, object: options.object, selector: options.selector });
  }

  /**
   * A metric that the external metrics API serves. HPA only.
   *
   * @param metric its name
   * @param perPod what one pod may carry
   * @param options which series
   */
  public static externalMetric(metric: string, perPod: number, options: ExternalMetricOptions = {}): ScalingSignal {
    return new ScalingSignal({ kind: 'external', metric, perPod, selector: options.selector });
  }

  /**
   * A query of one's own. KEDA only.
   *
   * @param options name, query and what one pod may carry
   */
  public static prometheusQuery(options: PrometheusQueryOptions): ScalingSignal {
    return new ScalingSignal({ kind: 'query', ...options });
  }

  /**
   * At least so many pods at certain hours, for peaks that are known before they come. KEDA only.
   *
   * @param options when and how many
   */
  public static schedule(options: ScheduleOptions): ScalingSignal {
    return new ScalingSignal({ kind: 'schedule', ...options });
  }

  private constructor(
    /** @internal */
    public readonly _spec: SignalSpec,
  ) {}
}
