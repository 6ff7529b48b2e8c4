import type { ApiObject, Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { ReplicaLimit, WorkloadAddition } from './addition';
import type { CredentialReference } from './credential';
import type { ProductMetrics } from './metrics';
import type { INetworkPeer } from './network';
import type { Listener } from './listener';
import type { ProductFacts, ProductRuntime } from './product-facts';
import type { ResourceQuantities } from './resources';

/** What an autoscaler needs to know about a workload. Read it at synthesis time, it grows while the app is built. */
export interface ScalingFacts {
  /** apiVersion of the object that is scaled. */
  readonly apiVersion: string;
  /** Its kind. */
  readonly kind: string;
  /** Its name; also that of its Service. */
  readonly name: string;
  /** Namespace, if one is set. */
  readonly namespace?: string;
  /** Labels for objects that belong to it. */
  readonly labels: { [name: string]: string };
  /** Name of the gateway container. */
  readonly containerName: string;
  /** Names of all containers that run beside it. */
  readonly sidecarNames: string[];
  /** What the gateway container requests. */
  readonly requests: ResourceQuantities;
  /**
   * What it runs on.
   * @default ProductRuntime.NATIVE
   */
  readonly runtime?: ProductRuntime;
  /**
   * What it measures.
   * @default - nothing to scrape
   */
  readonly metrics?: ProductMetrics;
  /** The longest stream. */
  readonly maxStreamDuration: Duration;
  /** From SIGTERM announced to SIGKILL. */
  readonly terminationGracePeriod: Duration;
}

/** What watchers need to know about a workload. Read it at synthesis time, it grows while the app is built. */
export interface TargetFacts extends ScalingFacts {
  /** Labels that select exactly its pods. */
  readonly selectorLabels: { [name: string]: string };
  /**
   * Name of the object that runs the pods, where the Service has another one: the live slot of a blue-green pair.
   * @default - `name`
   */
  readonly workloadName?: string;
  /**
   * Labels of the pods that its Service leads to, where the Service is that of a blue-green pair.
   * @default - `selectorLabels`
   */
  readonly servedPods?: { [name: string]: string };
  /** Labels that select exactly its Service, besides those of the pods. */
  readonly serviceLabels: { [name: string]: string };
  /** What is known about the product. */
  readonly product: ProductFacts;
  /** Listeners that the Service publishes. */
  readonly listeners: Listener[];
  /** The number of pods while nobody scales it. */
  readonly replicas: number;
  /** How many pods may run, if something limits them. */
  readonly replicaLimit?: ReplicaLimit;
  /** Where the credentials live that the workload uses, by credential name. */
  readonly credentials: { [name: string]: CredentialReference };
  /**
   * Public names outside the cluster that it may call.
   * @default - none
   */
  readonly outsideHosts?: string[];
  /**
   * ServiceAccount of its pods.
   * @default - not known
   */
  readonly serviceAccountName?: string;
  /**
   * Something outside knows the account: it has a cloud identity or annotations, or was there before.
   * @default false
   */
  readonly accountIsBound?: boolean;
  /** The address under which the configuration registers the product, if it does. */
  readonly registeredAddress?: string;
  /**
   * Annotations that an Ingress to this workload needs, so that its sessions stay on their pod.
   * @default - none
   */
  readonly ingressAnnotations?: { [name: string]: string };
}

/** How the Service of a workload is published. */
export interface ServiceSettings {
  /**
   * `ClusterIP`, `NodePort` or `LoadBalancer`.
   * @default "ClusterIP"
   */
  readonly type?: string;
  /** Annotations of the Service. */
  readonly annotations?: { [name: string]: string };
  /** Who provides the load balancer. */
  readonly loadBalancerClass?: string;
  /** Client addresses that the load balancer lets in. */
  readonly loadBalancerSourceRanges?: string[];
  /** `Cluster` or `Local`. */
  readonly externalTrafficPolicy?: string;
  /** `None` or `ClientIP`. */
  readonly sessionAffinity?: string;
  /** How long `ClientIP` affinity lasts. */
  readonly sessionAffinityTimeout?: Duration;
  /**
   * Names of listeners that a Service of type LoadBalancer or NodePort has besides those of the API.
   * @default - none, metrics and the like stay inside
   */
  readonly listeners?: string[];
  /** Ports of the nodes by listener name. */
  readonly nodePorts?: { [listener: string]: number };
  /**
   * Labels of the pods that get the traffic, where that are not the pods of the workload: the live slot of a blue-green pair.
   * @default - the pods of the workload
   */
  readonly podLabels?: { [name: string]: string };
}

/** Something whose number of replicas can be handed over to an autoscaler. */
export interface IScalingTarget {
  /** What an autoscaler needs to know about it. */
  toScalingFacts(): ScalingFacts;
  /**
   * Hands the number of replicas over; `spec.replicas` disappears. A second autoscaler is an error (LLMGW-301).
   *
   * @param autoscaler the construct that scales from now on
   * @param minReplicas the fewest pods that it keeps
   * @param maxReplicas the most pods that it makes
   */
  scaleBy(autoscaler: IConstruct, minReplicas: number, maxReplicas: number): void;
}

/** A workload that can be watched, scaled, exposed and extended: `LlmGateway`, `McpProxy` and the console. */
export interface IGatewayWorkload extends INetworkPeer, IScalingTarget {
  /** The Deployment. */
  readonly workload: ApiObject;
  /** The Service of the published listeners. */
  readonly service: ApiObject;
  /** What is known about it. */
  toTargetFacts(): TargetFacts;
  /**
   * Adds variables, volumes, containers, network rules and so on.
   *
   * @param addition what is added
   * @param owner the construct that adds it, named in errors
   */
  add(addition: WorkloadAddition, owner?: IConstruct): void;
  /**
   * Changes how the Service is published. Settings are joined; the type can be set once.
   *
   * @param settings type, annotations and so on
   */
  publishService(settings: ServiceSettings): void;
}

/** Something that a workload needs and that knows what that means for its pods: stores, ledgers, certificates. */
export interface IWorkloadNeed {
  /**
   * What the workload must have for it.
   *
   * @param workload the workload that needs it
   */
  toWorkloadAddition(workload: IGatewayWorkload): WorkloadAddition;
}

/** Something that clients, an MCP proxy for one, can be pointed at. */
export interface IUpstream {
  /** Base URL without a trailing slash. */
  readonly url: string;
  /** The workloads of this app that answer there; none for a URL outside. */
  readonly backends: IGatewayWorkload[];
}
