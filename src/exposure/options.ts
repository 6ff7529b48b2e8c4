/** Settings of an Ingress controller. */
export interface IngressOptions {
  /**
   * The IngressClass.
   * @default - the controller's usual one
   */
  readonly className?: string;
  /**
   * Namespace of the controller's pods, which the network policy lets in.
   * @default - the one of the controller's own installation
   */
  readonly controllerNamespace?: string;
}

/** Settings of the AWS Load Balancer Controller. */
export interface AlbOptions {
  /**
   * The IngressClass.
   * @default "alb"
   */
  readonly className?: string;
  /**
   * Whether only the private network reaches it.
   * @default false
   */
  readonly internal?: boolean;
  /**
   * ARNs of certificates in ACM.
   * @default - with Tls.controller() the controller finds them by the host name
   */
  readonly certificateArns?: string[];
  /**
   * Client addresses that it lets in, as CIDR.
   * @default - all
   */
  readonly inboundCidrs?: string[];
  /**
   * Subnets of the load balancer as CIDR, which the network policy lets in.
   * @default - every private range
   */
  readonly subnetCidrs?: string[];
}

/** The cloud whose load balancer gets annotations. */
export enum LoadBalancerCloud {
  /** AWS Network Load Balancer, by the AWS Load Balancer Controller. */
  AWS = 'aws',
  /** Google Cloud. */
  GCP = 'gcp',
  /** Azure. */
  AZURE = 'azure',
}

/** Settings of a Service of type LoadBalancer. */
export interface LoadBalancerOptions {
  /**
   * Client addresses that it lets in, as CIDR.
   * @default - all, which is a warning (LLMGW-508) unless it is internal
   */
  readonly sourceRanges?: string[];
  /**
   * Whether only the private network reaches it; needs `cloud`.
   * @default false
   */
  readonly internal?: boolean;
  /**
   * The cloud, for what only its annotations can say: internal addresses, idle timeouts.
   * @default - none, no annotations
   */
  readonly cloud?: LoadBalancerCloud;
  /**
   * Who provides the load balancer (`spec.loadBalancerClass`).
   * @default - the cluster's default
   */
  readonly loadBalancerClass?: string;
}

/** Settings of a Service of type NodePort. */
export interface NodePortOptions {
  /**
   * The port of the nodes.
   * @default - Kubernetes chooses one
   */
  readonly nodePort?: number;
  /**
   * Addresses that the network policy lets in, as CIDR. Behind `externalTrafficPolicy: Cluster` these are nodes.
   * @default - the nodes of the cluster where its profile states them, else all
   */
  readonly sources?: string[];
}

/** Who runs a Gateway, where that matters. */
export enum GatewayImplementation {
  /** Any implementation whose proxies run in the namespace of the Gateway and which takes timeouts from a route. */
  ANY = 'any',
  /** Envoy Gateway: the proxies run in `envoy-gateway-system`. */
  ENVOY_GATEWAY = 'envoy-gateway',
  /** Google Kubernetes Engine: timeouts and health checks need objects of their own. */
  GKE = 'gke',
  /** Application Load Balancers by the AWS Load Balancer Controller: pods are told by objects of their own, the idle timeout by the Gateway. */
  AWS_ALB = 'aws-alb',
  /** Istio, also the managed one of AKS: the proxies have the label of the Gateway and run in its namespace. */
  ISTIO = 'istio',
  /** Cilium, whose proxies are no pods: a NetworkPolicy cannot let them in (LLMGW-517). */
  CILIUM = 'cilium',
  /** NGINX Gateway Fabric 2: timeouts and buffering need objects of their own. */
  NGINX_GATEWAY_FABRIC = 'nginx-gateway-fabric',
  /** Traefik: it takes no timeouts from a route, and has none for answers; the proxies run in `traefik`. */
  TRAEFIK = 'traefik',
}

/** The LoadBalancerConfiguration of a Gateway that is an Application Load Balancer. */
export interface AlbGatewayOptions {
  /** Its name, in the namespace of the Gateway; `spec.infrastructure.parametersRef` of the Gateway names it. */
  readonly configurationName: string;
  /**
   * Whether only the private network reaches it.
   * @default false
   */
  readonly internal?: boolean;
  /**
   * Client addresses that it lets in, as CIDR.
   * @default - all
   */
  readonly inboundCidrs?: string[];
}

/** The Gateway that a route hangs on. */
export interface GatewayRouteOptions {
  /** Name of the Gateway. Its listener ends TLS. */
  readonly gateway: string;
  /**
   * Namespace of the Gateway, whose listener must admit routes of this namespace (`allowedRoutes`).
   * @default - the namespace of the workload
   */
  readonly gatewayNamespace?: string;
  /**
   * Name of the listener.
   * @default - every listener that fits the host name
   */
  readonly listener?: string;
  /**
   * The GatewayClass. What the `ClusterProfile` knows about it says who sends and what sets the time of a stream.
   * @default - unknown
   */
  readonly gatewayClass?: string;
  /**
   * Who runs the Gateway.
   * @default - as the cluster knows the class, else GatewayImplementation.ANY
   */
  readonly implementation?: GatewayImplementation;
  /**
   * Namespace of the proxies, which the network policy lets in.
   * @default - as the cluster or the implementation says
   */
  readonly proxyNamespace?: string;
  /**
   * Ranges from which a load balancer talks to the pods, as CIDR: subnets of an ALB, the proxy-only subnet of Google.
   * @default - as the cluster or the implementation says; every private range for an ALB
   */
  readonly proxyRanges?: string[];
  /**
   * For Application Load Balancers: settings of the load balancer itself, as an object that the Gateway must name. Refused where the Gateway
   * is not known to be one (LLMGW-130).
   * @default - none, the owner of the Gateway sets them (LLMGW-511)
   */
  readonly alb?: AlbGatewayOptions;
}

/** Settings of GKE Ingress. */
export interface GceOptions {
  /**
   * Whether only the private network reaches it.
   * @default false
   */
  readonly internal?: boolean;
  /**
   * Names of ManagedCertificate objects.
   * @default - none
   */
  readonly managedCertificates?: string[];
  /**
   * The proxy-only subnet of an internal load balancer as CIDR, which the network policy lets in.
   * @default - the ranges of Google's own proxies
   */
  readonly proxyCidrs?: string[];
}

/** Settings of the Azure Application Gateway Ingress Controller. */
export interface AppGatewayOptions {
  /**
   * The IngressClass.
   * @default "azure-application-gateway"
   */
  readonly className?: string;
  /**
   * Whether only the private network reaches it.
   * @default false
   */
  readonly internal?: boolean;
  /**
   * Name of a certificate that the Application Gateway has.
   * @default - none
   */
  readonly certificateName?: string;
  /**
   * Subnet of the Application Gateway as CIDR, which the network policy lets in.
   * @default - every private range
   */
  readonly subnetCidrs?: string[];
}

/** The Gateway of Istio that a VirtualService hangs on. */
export interface IstioOptions {
  /** Gateway (`networking.istio.io`) as `name` or `namespace/name`. It ends TLS. */
  readonly gateway: string;
  /**
   * Namespace of the proxies, which the network policy lets in.
   * @default - the namespace of the Gateway, else "istio-system"
   */
  readonly proxyNamespace?: string;
  /**
   * Whether a DestinationRule is made; not where a `GatewayMesh` makes it.
   * @default true
   */
  readonly destinationRule?: boolean;
}

/** Settings of OpenShift Routes. */
export interface OpenshiftRouteOptions {
  /**
   * Namespace of the router, which the network policy lets in.
   * @default "openshift-ingress"
   */
  readonly routerNamespace?: string;
}
