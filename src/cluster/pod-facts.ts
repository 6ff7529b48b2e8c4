import type { k8s } from 'cdk8s-plus-28';
import type { HelperImages } from './helper-images';

/** Where images come from. */
export interface ClusterRegistry {
  /**
   * Registries that stand in for others, by the host that is replaced: `{ 'docker.io': '111122223333.dkr.ecr.eu-central-1.amazonaws.com/docker-hub' }`.
   * @default - images are pulled from where their names say
   */
  readonly mirrors?: { [registry: string]: string };
  /**
   * Secrets with credentials of registries. They must exist in every namespace that has pods.
   * @default - none; the nodes may pull by themselves
   */
  readonly pullSecrets?: string[];
  /**
   * Own copies of the images that the library puts beside a product: of smoke tests, sidecars, Redis. Image references with a version
   * or a digest (LLMGW-105, LLMGW-106).
   * @default - those of the library, from the mirrors
   */
  readonly helpers?: HelperImages;
}

/** Where pods run if nobody says otherwise. */
export interface ClusterPlacement {
  /**
   * Architectures of the nodes that pods may run on, for example `amd64`: those for which all images are built. A workload that names
   * `kubernetes.io/arch` itself knows better.
   * @default - unknown; pods run on nodes of any
   */
  readonly architectures?: string[];
  /**
   * Labels that a node must have.
   * @default - any node
   */
  readonly nodeSelector?: { [name: string]: string };
  /**
   * Taints that pods tolerate.
   * @default - none
   */
  readonly tolerations?: k8s.Toleration[];
  /**
   * An existing PriorityClass.
   * @default - that of the cluster
   */
  readonly priorityClassName?: string;
  /**
   * Whether the nodes may be taken away at short notice.
   * @default false
   */
  readonly spot?: boolean;
}

/** The Pod Security Standard that namespaces enforce. */
export enum PodSecurityStandard {
  /** Everything is admitted. */
  PRIVILEGED = 'privileged',
  /** Known escalations are refused. */
  BASELINE = 'baseline',
  /** Hardened pods only. */
  RESTRICTED = 'restricted',
}

/** What is refused, or changed, when a pod is made. */
export interface ClusterAdmission {
  /**
   * Whether the cluster assigns users and groups, and refuses pods that state them.
   * @default false
   */
  readonly assignsUsers?: boolean;
  /**
   * The Pod Security Standard of namespaces that do not say.
   * @default - unknown
   */
  readonly podSecurity?: PodSecurityStandard;
  /**
   * Whether limits are cut down to requests, so that the two must be equal.
   * @default false
   */
  readonly limitsEqualRequests?: boolean;
  /**
   * The least that a container requests, for example `100m`. Less is raised when the pod is made.
   * @default - none
   */
  readonly leastCpu?: string;
  /**
   * The least memory that a container requests.
   * @default - none
   */
  readonly leastMemory?: string;
  /**
   * The least that the containers of a pod request together, for example `50m`. What is missing is given to the first one.
   * @default - none
   */
  readonly leastPodCpu?: string;
  /**
   * The least memory that the containers of a pod request together.
   * @default - none
   */
  readonly leastPodMemory?: string;
  /**
   * What the CPU that a pod requests is a multiple of, for example `250m`. Other values are raised to the next one.
   * @default - none
   */
  readonly podCpuStep?: string;
  /**
   * The least memory for each CPU that a pod requests, for example `1Gi`. With less of it the memory is raised.
   * @default - none
   */
  readonly leastMemoryPerCpu?: string;
  /**
   * The most memory for each CPU that a pod requests. With more of it the CPU is raised.
   * @default - none
   */
  readonly mostMemoryPerCpu?: string;
  /**
   * Whether containers without a readiness and a liveness probe are refused, those of Jobs as well.
   * @default false
   */
  readonly requiresProbes?: boolean;
  /**
   * Whether a second Service with the selector of another one is refused. Those of this library then name one label more.
   * @default false
   */
  readonly uniqueSelectors?: boolean;
  /**
   * Whether host ports, host paths and the network of the host are refused to everybody.
   * @default false
   */
  readonly refusesHost?: boolean;
}

/** Where volumes come from. */
export interface ClusterStorage {
  /**
   * StorageClass of claims that name none.
   * @default - the default of the cluster, which need not exist
   */
  readonly defaultClass?: string;
  /**
   * Whether claims are answered by making a volume.
   * @default - unknown
   */
  readonly dynamic?: boolean;
}
