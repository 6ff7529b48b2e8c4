import type { k8s } from 'cdk8s-plus-28';

/** Where pods may run, besides being spread over zones and nodes. */
export interface SchedulingOptions {
  /** Labels that a node must have. */
  readonly nodeSelector?: { [name: string]: string };
  /** Taints that the pods tolerate. */
  readonly tolerations?: k8s.Toleration[];
  /** Rules for nodes. */
  readonly nodeAffinity?: k8s.NodeAffinity;
  /** An existing PriorityClass. */
  readonly priorityClassName?: string;
  /**
   * Refuse to run rather than run unevenly (`whenUnsatisfiable: DoNotSchedule`). Pods stay Pending where there are fewer zones
   * or nodes than needed.
   * @default false
   */
  readonly strictSpread?: boolean;
}
