import type { NetworkPeer } from '../contract/network';

/** Who answers when a pod asks for a name. Unknown altogether means that policies let DNS go to anybody (LLMGW-001). */
export interface ClusterDns {
  /**
   * The pods that answer.
   * @default - none; with `addresses` the names are answered elsewhere
   */
  readonly pods?: NetworkPeer[];
  /**
   * Ranges that answer besides pods: node-local caches, the metadata server of a cloud, the Service itself where the policy engine sees
   * it. For example `169.254.20.10/32`.
   * @default - none
   */
  readonly addresses?: string[];
  /**
   * The port on which they listen.
   * @default 53
   */
  readonly port?: number;
  /**
   * Whether what stands in `addresses` runs on the node, outside the network of the pods. Cilium then knows it as `host`, which a plain
   * NetworkPolicy cannot name (LLMGW-006).
   * @default false
   */
  readonly onNode?: boolean;
  /**
   * What the names of Services end with.
   * @default "cluster.local"
   */
  readonly domain?: string;
}

/** What enforces network policies. */
export enum PolicyEngine {
  /** Nobody: policies are accepted and have no effect. */
  NONE = 'none',
  /** The agent of the AWS VPC CNI. */
  AWS_VPC_CNI = 'aws-vpc-cni',
  /** Azure Network Policy Manager. */
  AZURE_NPM = 'azure-npm',
  /** Calico. */
  CALICO = 'calico',
  /** Canal: flannel with Calico's policies. */
  CANAL = 'canal',
  /** Cilium. */
  CILIUM = 'cilium',
  /** GKE Dataplane V2: Cilium, run by Google. */
  DATAPLANE_V2 = 'dataplane-v2',
  /** kindnet. */
  KINDNET = 'kindnet',
  /** kube-router, which k3s brings. */
  KUBE_ROUTER = 'kube-router',
  /** OVN-Kubernetes. */
  OVN_KUBERNETES = 'ovn-kubernetes',
}

/** How network policies are enforced. */
export interface ClusterPolicies {
  /**
   * What enforces them.
   * @default - unknown
   */
  readonly engine?: PolicyEngine;
  /**
   * Whether it sees the address of the Service that a pod calls (before DNAT) instead of that of the pod behind it.
   * @default - unknown; the standard leaves it open
   */
  readonly seesServices?: boolean;
  /**
   * Whether teams may make CiliumNetworkPolicies.
   * @default false
   */
  readonly ciliumPolicies?: boolean;
  /**
   * Whether CiliumNetworkPolicies may name hosts (`toFQDNs`).
   * @default - the same as `ciliumPolicies`
   */
  readonly hostNames?: boolean;
}

/** The addresses of a cluster. */
export interface ClusterAddresses {
  /**
   * Ranges of Services.
   * @default - unknown
   */
  readonly services?: string[];
  /**
   * Ranges of pods.
   * @default - unknown
   */
  readonly pods?: string[];
  /**
   * Ranges of nodes.
   * @default - unknown
   */
  readonly nodes?: string[];
  /**
   * Whether pods have IPv4 addresses.
   * @default true
   */
  readonly ipv4?: boolean;
  /**
   * Whether pods have IPv6 addresses.
   * @default - unknown; what is reached over both families is allowed in both
   */
  readonly ipv6?: boolean;
  /**
   * Where the API server answers, as pods call it: addresses of its endpoints, and of the Service `kubernetes` where the policy engine
   * sees Services. For example `10.0.0.5/32`.
   * @default - unknown
   */
  readonly apiServer?: string[];
  /**
   * Names outside the cluster whose addresses are private: `llm.corp.example.com`, or `*.privatelink.openai.azure.com` for all below.
   * @default - none; a name that gives it away is taken for private (LLMGW-009)
   */
  readonly privateNames?: string[];
}

/** The service mesh that takes over the traffic of pods. */
export enum ServiceMesh {
  /** No mesh. */
  NONE = 'none',
  /** Istio with a sidecar in each pod. */
  ISTIO_SIDECAR = 'istio-sidecar',
  /** Istio ambient: a proxy for each node, reached at port 15008. */
  ISTIO_AMBIENT = 'istio-ambient',
  /** Linkerd. */
  LINKERD = 'linkerd',
}

/** The service mesh. */
export interface ClusterMesh {
  /** Which. */
  readonly mesh: ServiceMesh;
  /**
   * Namespace of its control plane.
   * @default "istio-system", "linkerd"
   */
  readonly controlPlane?: string;
}

/** How pods get an identity of the cloud. */
export enum IdentityMechanism {
  /** IAM roles for service accounts. */
  IRSA = 'irsa',
  /** EKS Pod Identity. */
  EKS_POD_IDENTITY = 'eks-pod-identity',
  /** Workload Identity Federation for GKE. */
  GKE = 'gke',
  /** Microsoft Entra Workload ID. */
  ENTRA = 'entra',
}

/** Identities of the cloud. */
export interface ClusterIdentity {
  /**
   * The mechanisms that the cluster offers.
   * @default - unknown
   */
  readonly mechanisms?: IdentityMechanism[];
  /**
   * Where tokens are handed out besides the addresses that every cluster of the kind has. Pods with an identity may reach them.
   * @default - none
   */
  readonly tokenServers?: NetworkPeer[];
  /**
   * Names and addresses of metadata and token servers, which are never reached through a proxy.
   * @default - those of the identity of the pod
   */
  readonly noProxy?: string[];
}
