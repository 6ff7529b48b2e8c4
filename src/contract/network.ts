import type { IConstruct } from 'constructs';

/** What a network peer is; see the factories of `NetworkPeer`. */
export enum NetworkPeerKind {
  /** Pods by label, in one namespace. */
  PODS = 'pods',
  /** Everything in a namespace. */
  NAMESPACE = 'namespace',
  /** Every pod of the cluster. */
  CLUSTER = 'cluster',
  /** A range of addresses. */
  CIDR = 'cidr',
  /** A name outside the cluster. */
  HOST = 'host',
  /** Every address. */
  ANYWHERE = 'anywhere',
  /** The API server of the cluster. */
  API_SERVER = 'api-server',
  /** An entity of Cilium. */
  CILIUM_ENTITY = 'cilium-entity',
}

/** Who may be talked to, or may talk: one end of a network rule. */
export class NetworkPeer {
  /**
   * Pods with these labels.
   *
   * @param labels labels that the pods carry
   * @param namespace the namespace of the pods; that of the workload if left out
   */
  public static pods(labels: { [name: string]: string }, namespace?: string): NetworkPeer {
    return new NetworkPeer(NetworkPeerKind.PODS, { ...labels }, namespace);
  }

  /**
   * Every pod of a namespace, found by the label `kubernetes.io/metadata.name` that Kubernetes sets.
   *
   * @param name the namespace
   */
  public static namespace(name: string): NetworkPeer {
    return new NetworkPeer(NetworkPeerKind.NAMESPACE, undefined, name);
  }

  /** Every pod of the cluster. */
  public static cluster(): NetworkPeer {
    return new NetworkPeer(NetworkPeerKind.CLUSTER);
  }

  /**
   * A range of addresses.
   *
   * @param cidr for example `10.0.0.3/32`
   * @param except ranges inside it that are left out
   */
  public static cidr(cidr: string, except: string[] = []): NetworkPeer {
    return new NetworkPeer(NetworkPeerKind.CIDR, undefined, undefined, cidr, [...except]);
  }

  /**
   * A host name. `name` and `name.namespace.svc.cluster.local` are Services of the cluster, an address is a range of one,
   * everything else is outside: policies by name allow exactly this host, policies by address allow the public addresses. Two
   * labels (`vllm.models`, `example.dev`) may be either, so both are allowed; `vllm.models.svc` is a Service alone.
   *
   * @param host a DNS name, which may start with `*.`, or an IP address
   */
  public static host(host: string): NetworkPeer {
    return new NetworkPeer(NetworkPeerKind.HOST, undefined, undefined, undefined, undefined, host);
  }

  /**
   * A host name outside the cluster whose address is private: behind a private endpoint, a VPN or a peering. Policies by name allow
   * exactly this host, policies by address allow every address but the metadata services, since they cannot know which one it has.
   *
   * @param host a DNS name
   */
  public static privateHost(host: string): NetworkPeer {
    return new NetworkPeer(NetworkPeerKind.HOST, undefined, undefined, undefined, undefined, host, true);
  }

  /**
   * The API server of the cluster: the addresses that the ClusterProfile states. Policies by address allow every address but the
   * metadata services while they are unknown (LLMGW-001).
   */
  public static apiServer(): NetworkPeer {
    return new NetworkPeer(NetworkPeerKind.API_SERVER);
  }

  /**
   * Every address, private ones included: for hosts outside the cluster that resolve to private addresses. As the target of a
   * rule without the metadata services of the clouds; who needs one names its address with `cidr`.
   */
  public static anywhere(): NetworkPeer {
    return new NetworkPeer(NetworkPeerKind.ANYWHERE);
  }

  /**
   * What Cilium knows by a name of its own and neither by pods nor by addresses: `ingress`, the proxies of its Ingress and its Gateway
   * API; `host` and `remote-node`, the nodes; `world`. A plain NetworkPolicy cannot say it (LLMGW-517).
   *
   * @param entity its name
   * @see https://docs.cilium.io/en/stable/security/policy/language/#entities-based
   */
  public static ciliumEntity(entity: string): NetworkPeer {
    return new NetworkPeer(
      NetworkPeerKind.CILIUM_ENTITY,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      entity,
    );
  }

  private constructor(
    /** What it is. */
    public readonly kind: NetworkPeerKind,
    /** Labels of the pods. */
    public readonly labels?: { [name: string]: string },
    /** Namespace of the pods. */
    public readonly inNamespace?: string,
    /** Range of addresses. */
    public readonly range?: string,
    /** Ranges that are left out. */
    public readonly except?: string[],
    /** Name outside the cluster. */
    public readonly hostname?: string,
    /** Whether the address of the name is private. */
    public readonly privateAddress?: boolean,
    /** Entity of Cilium. */
    public readonly entity?: string,
  ) {}
}

/** A port of a network rule. */
export interface NetworkPort {
  /** Port number as the pods listen on it. */
  readonly port: number;
  /**
   * TCP, UDP or SCTP.
   * @default "TCP"
   */
  readonly protocol?: string;
}

/** Traffic that is allowed. All rules of a workload are joined into one policy. */
export interface NetworkRule {
  /** The other end. */
  readonly peers: NetworkPeer[];
  /** Ports: of the other end for egress, of the workload for ingress. */
  readonly ports: NetworkPort[];
  /**
   * Names by which the other end is called, where no peer is a host: they must resolve, and are not asked for through a proxy.
   * @default - as the peers say
   */
  readonly names?: string[];
}

/** Something that can stand at the other end of a network rule. */
export interface INetworkPeer extends IConstruct {
  /** How policies find it. */
  toNetworkPeer(): NetworkPeer;
}

/** A proxy through which the pods reach what is outside the cluster. */
export interface EgressProxyOptions {
  /** Its URL with the port, without credentials: `http://proxy.corp.example.com:3128`. */
  readonly url: string;
  /**
   * Hosts, suffixes and ranges that are reached without it, besides everything inside the cluster.
   * @default - none
   */
  readonly noProxy?: string[];
}
