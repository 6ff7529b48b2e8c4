import type { EgressProxyOptions } from '../contract/network';
import type { Provenance } from '../contract/provenance';
import type { KubernetesVersion } from '../core/kubernetes-version';
import type { ClusterDoor } from './door-facts';
import type { ClusterAddresses, ClusterDns, ClusterIdentity, ClusterMesh, ClusterPolicies } from './network-facts';
import type { ClusterDrains, ClusterMonitoring, ClusterScaling, DeliveryTool } from './operation-facts';
import type { ClusterTrust } from './trust-facts';
import type { ClusterAdmission, ClusterPlacement, ClusterRegistry, ClusterStorage } from './pod-facts';

/**
 * What is known about a cluster. What is left out is unknown: then the wider rule is written, and a warning names the fact that would
 * narrow it (LLMGW-001).
 */
export interface ClusterFacts {
  /**
   * What kind of cluster it is, for messages: "GKE with Cloud DNS".
   * @default "custom"
   */
  readonly flavor?: string;
  /**
   * The oldest Kubernetes that gets the YAML.
   * @default KubernetesVersion.V1_28
   */
  readonly kubernetesVersion?: KubernetesVersion;
  /**
   * Who answers for names.
   * @default - unknown
   */
  readonly dns?: ClusterDns;
  /**
   * How network policies are enforced.
   * @default - unknown
   */
  readonly policies?: ClusterPolicies;
  /**
   * Families and ranges of addresses.
   * @default - unknown
   */
  readonly addresses?: ClusterAddresses;
  /**
   * Identities of the cloud.
   * @default - unknown
   */
  readonly identity?: ClusterIdentity;
  /**
   * Front doors by IngressClass or GatewayClass, or by the kind of Service (`LoadBalancer`, `NodePort`).
   * @default - unknown
   */
  readonly doors?: { [className: string]: ClusterDoor };
  /**
   * GatewayClass of a Gateway of which a route does not say the class. Its policies let pods in the namespace of the Gateway in as well.
   * @default - unknown; the route carries timeouts, and a warning says so where classes differ (LLMGW-518)
   */
  readonly gatewayClass?: string;
  /**
   * The service mesh of the namespaces.
   * @default - none
   */
  readonly mesh?: ClusterMesh;
  /**
   * A proxy through which pods reach what is outside the cluster.
   * @default - none
   */
  readonly egressProxy?: EgressProxyOptions;
  /**
   * Certificates of the company.
   * @default - none, those of the images
   */
  readonly trust?: ClusterTrust;
  /**
   * Where images come from.
   * @default - from where their names say
   */
  readonly registry?: ClusterRegistry;
  /**
   * Where pods run.
   * @default - anywhere
   */
  readonly placement?: ClusterPlacement;
  /**
   * How long a node that goes away waits for its pods.
   * @default - unknown
   */
  readonly drains?: ClusterDrains;
  /**
   * What is refused or changed when a pod is made.
   * @default - unknown
   */
  readonly admission?: ClusterAdmission;
  /**
   * Who reads metrics.
   * @default - unknown
   */
  readonly monitoring?: ClusterMonitoring;
  /**
   * Metrics for autoscaling.
   * @default - unknown
   */
  readonly scaling?: ClusterScaling;
  /**
   * Where volumes come from.
   * @default - unknown
   */
  readonly storage?: ClusterStorage;
  /**
   * What brings manifests into the cluster. They get the form of that tool, unless the app has that form already.
   * @default - unknown: plain manifests
   */
  readonly delivery?: DeliveryTool;
  /**
   * What confirms each fact, by its name or that of its group: `dns`, `dns.domain`, `doors.alb`.
   * @default - stated by whoever wrote it
   */
  readonly provenance?: { [fact: string]: Provenance };
}
