import { k8s } from 'cdk8s-plus-28';
import type { Problem } from '../core/problem';

/** How many pods an eviction, such as a node drain, may take at a time. It does not hold back rollouts and autoscalers. */
export class DisruptionBudget {
  /**
   * At most this many pods are missing.
   *
   * @param pods 1 or more
   */
  public static maxUnavailable(pods: number): DisruptionBudget {
    return new DisruptionBudget(pods, undefined);
  }

  /**
   * At least this many pods stay. Must be less than the smallest number of replicas (LLMGW-118).
   *
   * @param pods 1 or more
   */
  public static minAvailable(pods: number): DisruptionBudget {
    return new DisruptionBudget(undefined, pods);
  }

  /**
   * At most this share of the pods is missing; rounded up to whole pods.
   *
   * @param percent 1 to 100
   */
  public static maxUnavailablePercent(percent: number): DisruptionBudget {
    return new DisruptionBudget(percent, undefined, true);
  }

  /**
   * At least this share of the pods stays; rounded up to whole pods, which must be less than the smallest number of replicas
   * (LLMGW-118).
   *
   * @param percent 1 to 99
   */
  public static minAvailablePercent(percent: number): DisruptionBudget {
    return new DisruptionBudget(undefined, percent, true);
  }

  /** No budget: evictions may take every pod at once. */
  public static none(): DisruptionBudget {
    return new DisruptionBudget(undefined, undefined);
  }

  private constructor(
    /** Pods that may be missing. */
    public readonly unavailable: number | undefined,
    /** Pods that stay. */
    public readonly available: number | undefined,
    /** Whether these are percentages. */
    public readonly percent = false,
  ) {}

  /** Whether there is a budget at all. */
  public get exists(): boolean {
    return this.unavailable !== undefined || this.available !== undefined;
  }

  /** @internal */
  public _toSpec(matchLabels: { [name: string]: string }): k8s.PodDisruptionBudgetSpec {
    return {
      maxUnavailable: this.render(this.unavailable),
      minAvailable: this.render(this.available),
      selector: { matchLabels },
      // a pod that never gets ready must not keep a node from being drained
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    };
  }

  /** @internal */
  public _check(replicas: number): Problem[] {
    const value = this.unavailable ?? this.available;
    if (value === undefined) {
      return [];
    }
    const prop = this.unavailable === undefined ? 'disruptionBudget.minAvailable' : 'disruptionBudget.maxUnavailable';
    const remedy = 'use DisruptionBudget.maxUnavailable(1)';
    if (!Number.isInteger(value) || value < 1 || (this.percent && value > 100)) {
      const reason = this.percent ? 'not a whole number of percent, 1 to 100' : 'not a whole number, 1 or more';
      return [{ code: 'LLMGW-118', prop, value, reason, remedy }];
    }
    // Kubernetes rounds percentages up, so 90 % of three pods are three
    const staying = this.percent ? Math.ceil((replicas * value) / 100) : value;
    if (this.available === undefined || staying < replicas) {
      return [];
    }
    const reason = `no pod of ${replicas} could ever be evicted${this.percent ? ` (${value} % are ${staying})` : ''}, node drains would hang`;
    const less = this.percent || replicas < 2 ? '' : `use at most ${replicas - 1}; `;
    return [{ code: 'LLMGW-118', prop, value, reason, remedy: less + remedy }];
  }

  private render(value: number | undefined): k8s.IntOrString | undefined {
    if (value === undefined) {
      return undefined;
    }
    return this.percent ? k8s.IntOrString.fromString(`${value}%`) : k8s.IntOrString.fromNumber(value);
  }
}
