import type { PolicyEngine } from './network-facts';

/** What the pods of an EKS cluster run on. */
export enum EksCompute {
  /** Managed node groups, Karpenter, or nodes of your own. */
  MANAGED_NODES = 'managed-nodes',
  /** EKS Auto Mode. */
  AUTO_MODE = 'auto-mode',
  /** Fargate. */
  FARGATE = 'fargate',
}

/** An EKS cluster. */
export interface EksOptions {
  /**
   * What the pods run on.
   * @default EksCompute.MANAGED_NODES
   */
  readonly compute?: EksCompute;
  /**
   * The range of Services, for example `172.20.0.0/16`. In Auto Mode names are answered at an address in it; without it DNS may go to
   * anybody (LLMGW-001).
   * @default - unknown
   */
  readonly serviceRange?: string;
  /**
   * Whether network policies are switched on in Auto Mode, where they have no effect otherwise.
   * @default - unknown
   */
  readonly networkPolicies?: boolean;
}

/** Who answers for names on GKE. */
export enum GkeDns {
  /** The pods of kube-dns. */
  KUBE_DNS = 'kube-dns',
  /** NodeLocal DNSCache in front of kube-dns. */
  NODE_LOCAL = 'node-local',
  /** Cloud DNS, by way of the metadata server. */
  CLOUD_DNS = 'cloud-dns',
}

/** A GKE cluster. */
export interface GkeOptions {
  /**
   * Whether Google manages the nodes.
   * @default false
   */
  readonly autopilot?: boolean;
  /**
   * Who answers for names.
   * @default - unknown; policies allow all of them (LLMGW-001)
   */
  readonly dns?: GkeDns;
  /**
   * Whether it has Dataplane V2. Autopilot always has.
   * @default - unknown
   */
  readonly dataplaneV2?: boolean;
  /**
   * Whether pods of Autopilot may use more than they request, as in clusters that were made with 1.26 or later and run 1.30.2 or later.
   * @default - unknown; requests are raised to limits, and pods to the larger minimum of clusters without (LLMGW-001)
   */
  readonly bursting?: boolean;
}

/** The network of an AKS cluster. */
export enum AksNetwork {
  /** Azure CNI with any policy engine but Cilium. */
  AZURE_CNI = 'azure-cni',
  /** Azure CNI powered by Cilium. */
  CILIUM = 'cilium',
}

/** An AKS cluster. */
export interface AksOptions {
  /**
   * Whether it is AKS Automatic.
   * @default false
   */
  readonly automatic?: boolean;
  /**
   * Its network.
   * @default - Cilium for Automatic, else AksNetwork.AZURE_CNI
   */
  readonly network?: AksNetwork;
  /**
   * Whether LocalDNS answers on the node.
   * @default - true for Automatic, false with Cilium, else unknown: policies allow both (LLMGW-001)
   */
  readonly localDns?: boolean;
  /**
   * Whether Cilium policies may name hosts, which needs Advanced Container Networking Services.
   * @default false
   */
  readonly hostPolicies?: boolean;
}

/** Who runs an OpenShift cluster. */
export enum OpenShiftService {
  /** The company itself. */
  SELF_MANAGED = 'self-managed',
  /** Red Hat OpenShift Service on AWS. */
  ROSA = 'rosa',
  /** Azure Red Hat OpenShift. */
  ARO = 'aro',
}

/** An OpenShift cluster. */
export interface OpenShiftOptions {
  /**
   * Who runs it.
   * @default OpenShiftService.SELF_MANAGED
   */
  readonly service?: OpenShiftService;
}

/** An RKE2 cluster. */
export interface Rke2Options {
  /**
   * Whether there is a DNS cache on each node.
   * @default false
   */
  readonly nodeLocalDns?: boolean;
  /**
   * Whether it has the CIS profile, which enforces "restricted" everywhere.
   * @default false
   */
  readonly cis?: boolean;
  /**
   * What enforces network policies.
   * @default PolicyEngine.CANAL
   */
  readonly policyEngine?: PolicyEngine;
}

/** A cluster that comes without a network, or with one that its owner may replace: one made with kubeadm, or Talos Linux. */
export interface OwnNetworkOptions {
  /**
   * What enforces network policies.
   * @default - unknown with kubeadm; on Talos `PolicyEngine.NONE`, since its Flannel enforces nothing
   */
  readonly policyEngine?: PolicyEngine;
}

/** A cluster made with kubespray. */
export interface KubesprayOptions {
  /**
   * Whether there is a DNS cache on each node.
   * @default true
   */
  readonly nodeLocalDns?: boolean;
  /**
   * What the names of Services end with (`dns_domain`).
   * @default "cluster.local"
   */
  readonly domain?: string;
  /**
   * What enforces network policies.
   * @default PolicyEngine.CALICO
   */
  readonly policyEngine?: PolicyEngine;
}
