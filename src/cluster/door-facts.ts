import type { NetworkPeer } from '../contract/network';

/** What tells the controller of a front door how long a stream may take. */
export enum StreamSetting {
  /** `timeouts` of the HTTPRoute. */
  ROUTE_TIMEOUTS = 'route-timeouts',
  /** A GCPBackendPolicy. */
  GCP_BACKEND_POLICY = 'gcp-backend-policy',
  /** The idle timeout of an AWS load balancer: a LoadBalancerConfiguration, or an annotation of the Ingress. */
  ALB_ATTRIBUTES = 'alb-attributes',
  /** Annotations of an Ingress or an OpenShift Route. */
  ANNOTATIONS = 'annotations',
  /** A ProxySettingsPolicy of NGINX Gateway Fabric. */
  NGINX_PROXY_SETTINGS = 'nginx-proxy-settings',
  /** The configuration of the controller, which the owner of the cluster sets. */
  CONTROLLER = 'controller',
}

/** One kind of front door: an IngressClass, a GatewayClass or a kind of Service, and what is known about its traffic. */
export interface ClusterDoor {
  /**
   * Who sends, as the pods see it.
   * @default - unknown
   */
  readonly peers?: NetworkPeer[];
  /**
   * Entities of Cilium that send, where no address and no pod does: `ingress`, `host`, `remote-node`, `world`. A plain NetworkPolicy
   * cannot name them.
   * @default - none
   */
  readonly entities?: string[];
  /**
   * Whether its HTTPRoutes may carry `timeouts`.
   * @default - unknown
   */
  readonly routeTimeouts?: boolean;
  /**
   * What sets the time of a stream.
   * @default - unknown
   */
  readonly stream?: StreamSetting;
}
