import type { IConstruct } from 'constructs';
import type { Problem } from '../core/problem';

/** Who scales a workload, and between which numbers. */
export interface Scaling {
  readonly by: IConstruct;
  readonly min: number;
  readonly max: number;
}

/** Whose replicas they are: a plan of a workload, for one. */
export interface Replicated {
  readonly replicas: number;
  readonly options: { readonly replicas?: number };
  readonly identity: { readonly name: string };
}

/** Who decides about the number of replicas: the plan, until an autoscaler takes over. There is one at a time. */
export class ReplicaOwner {
  private scaling?: Scaling;

  constructor(private readonly plan: Replicated) {}

  /** Whether an autoscaler decides. */
  public get isScaled(): boolean {
    return this.scaling !== undefined;
  }

  /** The fewest pods. */
  public get min(): number {
    return this.scaling?.min ?? this.plan.replicas;
  }

  /** The most pods. */
  public get max(): number {
    return this.scaling?.max ?? this.plan.replicas;
  }

  /** Gives the number to an autoscaler and says what speaks against it. */
  public handOver(scaling: Scaling): Problem[] {
    if (this.scaling) {
      const reason = `already scaled by ${this.scaling.by.node.path}`;
      const value = this.plan.identity.name;
      return [{ code: 'LLMGW-301', prop: 'target', value, reason, remedy: 'keep one autoscaler for a workload' }];
    }
    this.scaling = scaling;
    const value = this.plan.options.replicas;
    const remedy = "remove it here and state it there: 'minReplicas' of an autoscaler, 'replicas' of a GatewayRollout";
    const reason = `${scaling.by.node.path} owns the number of replicas`;
    return value === undefined ? [] : [{ code: 'LLMGW-302', prop: 'target.replicas', value, reason, remedy }];
  }
}
