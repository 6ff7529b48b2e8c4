import type { Door } from './door';
import { ingressDoor } from './ingress-door';
import type { IngressPreset } from './ingress-preset';
import type { AlbOptions, GatewayRouteOptions, IngressOptions, LoadBalancerOptions, NodePortOptions } from './options';
import { alb } from './presets/alb';
import { nginx, nginxInc } from './presets/nginx';
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

  private static ingress(preset: IngressPreset, retired = false): Exposure {
    return new Exposure(ingressDoor(preset, retired));
  }

  private constructor(private readonly door: Door) {}

  /** @internal */
  public _door(): Door {
    return this.door;
  }
}
