/** cpu, memory and ephemeral storage as Kubernetes quantities. */
export interface ResourceQuantities {
  /** For example `250m` or `2`. */
  readonly cpu?: string;
  /** For example `512Mi`. */
  readonly memory?: string;
  /** For example `1Gi`. */
  readonly ephemeralStorage?: string;
}

/** What a container asks for and may use. */
export interface ContainerResourceQuantities {
  /** What the scheduler reserves. */
  readonly requests: ResourceQuantities;
  /** What the container may use at most. */
  readonly limits: ResourceQuantities;
}
