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

  /** No budget: evictions may take every pod at once. */
  public static none(): DisruptionBudget {
    return new DisruptionBudget(undefined, undefined);
  }

  private constructor(
    /** Pods that may be missing. */
    public readonly unavailable: number | undefined,
    /** Pods that stay. */
    public readonly available: number | undefined,
  ) {}

  /** Whether there is a budget at all. */
  public get exists(): boolean {
    return this.unavailable !== undefined || this.available !== undefined;
  }

  /** @internal */
  public _check(replicas: number): Problem[] {
    const value = this.unavailable ?? this.available;
    if (value === undefined || replicas === 1) {
      return [];
    }
    const prop = this.unavailable === undefined ? 'disruptionBudget.minAvailable' : 'disruptionBudget.maxUnavailable';
    if (!Number.isInteger(value) || value < 1) {
      return [
        {
          code: 'LLMGW-118',
          prop,
          value,
          reason: 'not a whole number, 1 or more',
          remedy: 'use DisruptionBudget.maxUnavailable(1)',
        },
      ];
    }
    if (this.available !== undefined && this.available >= replicas) {
      const reason = `with ${replicas} replicas no pod could ever be evicted, node drains would hang`;
      return [
        { code: 'LLMGW-118', prop, value, reason, remedy: `use at most ${replicas - 1}, or DisruptionBudget.maxUnavailable(1)` },
      ];
    }
    return [];
  }
}
