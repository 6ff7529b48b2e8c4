import { ApiObject } from 'cdk8s';
import { AppProtocol } from '../contract/listener';
import type { DoorContext } from './door';
import type { AlbGatewayOptions, GatewayRouteOptions } from './options';
import { health } from './presets/common';

// The classes for these two kinds would be a file of thousands of lines for two objects.
const API_VERSION = 'gateway.k8s.aws/v1';
const LONGEST_DRAIN = 3600;
const LONGEST_IDLE = 4000;
const VERSIONS: Readonly<Record<AppProtocol, string>> = {
  [AppProtocol.HTTP]: 'HTTP1',
  [AppProtocol.H2C]: 'HTTP2',
  [AppProtocol.GRPC]: 'GRPC',
};

/**
 * What an Application Load Balancer that was made for a Gateway must know about the pods: straight to them instead of through nodes,
 * health checks, and how long open answers of a leaving pod run on.
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/targetgroupconfig/
 */
export function albPolicies(context: DoorContext, options: GatewayRouteOptions): ApiObject[] {
  const { scope, name, labels, facts, budget, listener } = context;
  const probe = health(context);
  const protocol = listener.tls ? 'HTTPS' : 'HTTP';
  const targets = new ApiObject(scope, 'TargetGroup', {
    apiVersion: API_VERSION,
    kind: 'TargetGroupConfiguration',
    metadata: { name, labels: { ...labels } },
    spec: {
      targetReference: { group: '', kind: 'Service', name: facts.name },
      defaultConfiguration: {
        targetType: 'ip',
        protocol,
        protocolVersion: VERSIONS[listener.appProtocol ?? AppProtocol.HTTP],
        healthCheckConfig:
          probe.path === undefined
            ? undefined
            : {
                healthCheckPath: probe.path,
                healthCheckPort: String(probe.port),
                healthCheckProtocol: probe.port === listener.port ? protocol : 'HTTP',
              },
        targetGroupAttributes: attributes({
          'deregistration_delay.timeout_seconds': Math.min(budget.drain, LONGEST_DRAIN),
          'load_balancing.algorithm.type': 'least_outstanding_requests',
        }),
      },
    },
  });
  return [targets, ...(options.alb ? [loadBalancer(context, options, options.alb)] : [])];
}

/**
 * The settings of the load balancer itself; the Gateway names them.
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/loadbalancerconfig/
 */
function loadBalancer({ scope, labels, budget }: DoorContext, route: GatewayRouteOptions, options: AlbGatewayOptions): ApiObject {
  return new ApiObject(scope, 'LoadBalancer', {
    apiVersion: API_VERSION,
    kind: 'LoadBalancerConfiguration',
    metadata: { name: options.configurationName, namespace: route.gatewayNamespace, labels: { ...labels } },
    spec: {
      scheme: options.internal ? 'internal' : 'internet-facing',
      sourceRanges: options.inboundCidrs,
      loadBalancerAttributes: attributes({ 'idle_timeout.timeout_seconds': Math.min(budget.timeout, LONGEST_IDLE) }),
    },
  });
}

function attributes(all: { readonly [key: string]: string | number }): Array<{ readonly key: string; readonly value: string }> {
  return Object.entries(all).map(([key, value]) => ({ key, value: String(value) }));
}

/** What only the owner of the Gateway can do. */
export function albElsewhere({ budget }: DoorContext, options: GatewayRouteOptions): string {
  const idle = `idle_timeout.timeout_seconds=${Math.min(budget.timeout, LONGEST_IDLE)}`;
  return options.alb
    ? `the Gateway must name LoadBalancerConfiguration "${options.alb.configurationName}" in spec.infrastructure.parametersRef, or answers end after 60 s of silence`
    : `an ALB ends answers after 60 s of silence: the LoadBalancerConfiguration of the Gateway needs the attribute ${idle}`;
}
