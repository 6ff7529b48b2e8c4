import type { Duration } from 'cdk8s';
import type { WorkloadAddition } from '../contract/addition';
import type { IConfigSource } from '../contract/config-source';
import type { ICredentialSource } from '../contract/credential';
import type { CredentialDelivery } from '../contract/credential-delivery';
import type { EgressProxyOptions, NetworkPeer } from '../contract/network';
import type { ContainerResourceQuantities } from '../contract/resources';
import type { ProbeFacts } from '../contract/health';
import type { IWorkloadNeed } from '../contract/target';
import type { DisruptionBudget } from './disruption-budget';
import type { NetworkIsolation } from '../network/network-isolation';
import type { GatewayRegion } from '../pod/region';
import type { SchedulingOptions } from '../pod/scheduling-options';
import type { WorkloadIdentity } from './workload-identity';

/** Changes to the probes of the profile; what is left out stays. */
export interface HealthOptions {
  /** Startup probe. */
  readonly startup?: ProbeFacts;
  /** Readiness probe. */
  readonly readiness?: ProbeFacts;
  /** Liveness probe. */
  readonly liveness?: ProbeFacts;
}

/** The ServiceAccount of a workload. Its token is not mounted. */
export interface ServiceAccountOptions {
  /**
   * An existing ServiceAccount to use instead of making one.
   * @default - one is made with the name of the workload
   */
  readonly existingName?: string;
  /**
   * The cloud identity of the pods. With an existing ServiceAccount its annotations are yours to make; the pods get what they
   * need.
   * @default - none
   */
  readonly identity?: WorkloadIdentity;
  /**
   * Annotations.
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
  /**
   * Labels besides the recommended ones.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
}

/** What a team can decide about any workload of this library. */
export interface WorkloadOptions extends WorkloadAddition {
  /**
   * Name of the Deployment, its Service and everything else that belongs to it.
   * @default - the product's documented name, else derived from the construct
   */
  readonly name?: string;
  /**
   * Exactly the labels by which a running Deployment selects its pods, to take it over in place. Selectors are immutable. Its
   * objects get them as well.
   * @default - `app.kubernetes.io/name` and `app.kubernetes.io/instance`
   */
  readonly selectorLabels?: { [name: string]: string };
  /**
   * Further labels of every object.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
  /**
   * Annotations of every object.
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
  /**
   * Port of the Service under which clients find the first listener of the API, to keep that of a running Service. The pods, and
   * so network policies and probes, keep theirs; URLs, front doors and checks follow.
   * @default - as the profile says, mostly that of the pods
   */
  readonly servicePort?: number;
  /**
   * Number of pods while no autoscaler decides.
   * @default - as the profile says, mostly 2; 1 where only one can run
   */
  readonly replicas?: number;
  /**
   * Requests and limits; a value that is left out stays as in the profile.
   * @default - as the profile says
   */
  readonly resources?: ContainerResourceQuantities;
  /**
   * Changes to the probes of the profile.
   * @default - as the profile says
   */
  readonly probes?: HealthOptions;
  /**
   * Where the credentials of the profile and the providers live. The first source that knows a credential gives it.
   * @default - none
   */
  readonly credentials?: ICredentialSource[];
  /**
   * How a credential reaches the process, by credential name; also how one does that the profile does not know.
   * @default - as the profile says
   */
  readonly credentialDelivery?: { [credential: string]: CredentialDelivery };
  /**
   * Configuration files.
   * @default - none
   */
  readonly config?: IConfigSource;
  /**
   * Stores, ledgers, certificates and whatever else knows what it adds to the pods.
   * @default - none
   */
  readonly stores?: IWorkloadNeed[];
  /**
   * The longest answer that must not be cut: preStop, termination grace period, proxy timeouts and scale-down pace follow from it.
   * @default - what the product allows if that is known, else Duration.minutes(5)
   */
  readonly maxStreamDuration?: Duration;
  /**
   * How long proxies may need to forget a pod. It gets SIGTERM after that, and later where the product cuts answers at its end.
   * @default - as the profile says, mostly 15 seconds
   */
  readonly preStopDelay?: Duration;
  /**
   * Must hold the time until proxies forget the pod, the longest stream (LLMGW-116) and what the process needs to end
   * (LLMGW-163).
   * @default - exactly that
   */
  readonly terminationGracePeriod?: Duration;
  /**
   * How many pods an eviction may take at a time.
   * @default DisruptionBudget.maxUnavailable(1)
   */
  readonly disruptionBudget?: DisruptionBudget;
  /**
   * Who may call the API.
   * @default - every pod of the cluster
   */
  readonly clients?: NetworkPeer[];
  /**
   * What keeps the pods from talking to whom nobody declared.
   * @default - a NetworkPolicy; a CiliumNetworkPolicy where the cluster answers for names on the node and has Cilium's policies
   */
  readonly networkIsolation?: NetworkIsolation;
  /**
   * A proxy through which these pods reach what is outside the cluster, if not that of the cluster. The policy then allows the proxy
   * instead of the hosts.
   * @default - that of the cluster; without one the hosts are reached directly
   */
  readonly egressProxy?: EgressProxyOptions;
  /**
   * Names outside the cluster whose addresses are private: control planes, license servers and whatever else stands behind a private
   * endpoint. `*.corp.example.com` is everything below. You are warned about one that nothing reaches (LLMGW-130).
   * @default - those of the cluster; a name that gives it away is taken for private (LLMGW-009)
   */
  readonly privateHosts?: string[];
  /**
   * Where pods may run. What is stated replaces what the cluster says, member by member.
   * @default - where the cluster says, spread over zones and nodes
   */
  readonly scheduling?: SchedulingOptions;
  /**
   * The region in which it runs.
   * @default - none; the product is told nothing, pods run anywhere
   */
  readonly region?: GatewayRegion;
  /**
   * The ServiceAccount.
   * @default - one without rights and without a mounted token
   */
  readonly serviceAccount?: ServiceAccountOptions;
  /**
   * `IfNotPresent` keeps a scale-out possible while the registry is down.
   * @default "IfNotPresent"
   */
  readonly imagePullPolicy?: string;
  /**
   * Image with `cp` and a static `busybox`, from which a pod whose image has no `sleep` gets one. For a mirror or a digest.
   * @default "busybox:1.37.0-musl"
   */
  readonly toolImage?: string;
}
