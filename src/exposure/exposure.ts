import type { Door } from './door';
import { ingressDoor } from './ingress-door';
import type { IngressPreset } from './ingress-preset';
import { istioDoor } from './istio-door';
import { openshiftDoor } from './openshift-door';
import type {
  AlbOptions,
  AppGatewayOptions,
  GatewayRouteOptions,
  GceOptions,
  IngressOptions,
  IstioOptions,
  LoadBalancerOptions,
  NodePortOptions,
  OpenshiftRouteOptions,
} from './options';
import { alb } from './presets/alb';
import { appGateway, gce } from './presets/cloud';
import { nginx, nginxInc } from './presets/nginx';
import { contour, haproxy, kong, traefik } from './presets/others';
import { grpcRouteDoor, httpRouteDoor } from './route-door';
import { clusterIpDoor, loadBalancerDoor, nodePortDoor } from './service-door';

/** The way by which clients reach a workload. Timeouts, buffering and draining follow from its stream budget. */
export class Exposure {
  /** The Service inside the cluster, as every workload has it: for its address. */
  public static clusterIp(): Exposure {
    return new Exposure(clusterIpDoor());
  }

  /**
   * A Service of type LoadBalancer. All paths of the listener are published, for there is nobody who could tell them apart.
   *
   * @param options who may call, which cloud
   */
  public static loadBalancer(options: LoadBalancerOptions = {}): Exposure {
    return new Exposure(loadBalancerDoor(options));
  }

  /**
   * A Service of type NodePort. All paths of the listener are published.
   *
   * @param options the port, who may call
   */
  public static nodePort(options: NodePortOptions = {}): Exposure {
    return new Exposure(nodePortDoor(options));
  }

  /**
   * A Gateway API HTTPRoute, the recommended way.
   *
   * @param options the Gateway
   */
  public static httpRoute(options: GatewayRouteOptions): Exposure {
    return new Exposure(httpRouteDoor(options));
  }

  /**
   * A Gateway API GRPCRoute.
   *
   * @param options the Gateway
   */
  public static grpcRoute(options: GatewayRouteOptions): Exposure {
    return new Exposure(grpcRouteDoor(options));
  }

  /**
   * An Ingress for ingress-nginx of the Kubernetes project, which is retired (LLMGW-507).
   *
   * @param options class and namespace of the controller
   */
  public static nginx(options: IngressOptions = {}): Exposure {
    return Exposure.ingress(nginx(options), true);
  }

  /**
   * An Ingress for the NGINX Ingress Controller of F5.
   *
   * @param options class and namespace of the controller
   */
  public static nginxInc(options: IngressOptions = {}): Exposure {
    return Exposure.ingress(nginxInc(options));
  }

  /**
   * An Ingress for the AWS Load Balancer Controller: an Application Load Balancer.
   *
   * @param options scheme, certificates, who may call
   */
  public static alb(options: AlbOptions = {}): Exposure {
    return Exposure.ingress(alb(options));
  }

  /**
   * An Ingress for Google Kubernetes Engine, with its BackendConfig.
   *
   * @param options certificates, internal or not
   */
  public static gce(options: GceOptions = {}): Exposure {
    return Exposure.ingress(gce(options));
  }

  /**
   * An Ingress for the Azure Application Gateway.
   *
   * @param options certificate, internal or not
   */
  public static appGateway(options: AppGatewayOptions = {}): Exposure {
    return Exposure.ingress(appGateway(options));
  }

  /**
   * An Ingress for Traefik.
   *
   * @param options class and namespace of the controller
   */
  public static traefik(options: IngressOptions = {}): Exposure {
    return Exposure.ingress(traefik(options));
  }

  /**
   * An Ingress for Contour.
   *
   * @param options class and namespace of the controller
   */
  public static contour(options: IngressOptions = {}): Exposure {
    return Exposure.ingress(contour(options));
  }

  /**
   * An Ingress for the HAProxy Kubernetes Ingress Controller of HAProxy Technologies.
   *
   * @param options class and namespace of the controller
   */
  public static haproxy(options: IngressOptions = {}): Exposure {
    return Exposure.ingress(haproxy(options));
  }

  /**
   * An Ingress for the Kong Ingress Controller.
   *
   * @param options class and namespace of the controller
   */
  public static kong(options: IngressOptions = {}): Exposure {
    return Exposure.ingress(kong(options));
  }

  /**
   * A VirtualService and a DestinationRule for a Gateway of Istio.
   *
   * @param options the Gateway
   */
  public static istio(options: IstioOptions): Exposure {
    return new Exposure(istioDoor(options));
  }

  /**
   * A Route of OpenShift.
   *
   * @param options namespace of the router
   */
  public static openshiftRoute(options: OpenshiftRouteOptions = {}): Exposure {
    return new Exposure(openshiftDoor(options));
  }

  private static ingress(preset: IngressPreset, retired = false): Exposure {
    return new Exposure(ingressDoor(preset, retired));
  }

  private constructor(private readonly door: Door) {}

  /** @internal */
  public _door(): Door {
    return this.door;
  }
}
