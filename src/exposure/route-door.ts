import type { ApiObject } from 'cdk8s';
import type * as gatewayModule from '../../imports/gateway.networking.k8s.io';
import { clusterOf } from '../cluster/cluster';
import { StreamSetting } from '../cluster/door-facts';
import { AppProtocol } from '../contract/listener';
import type { Problem } from '../core/problem';
import { unread } from '../core/unread';
import { albElsewhere, albPolicies } from './alb-policies';
import type { BuiltDoor, Door, DoorContext } from './door';
import { metadataOf } from './door';
import { checkOffered } from './offered-doors';
import { googlePolicies } from './google-policies';
import { nginxPolicies } from './nginx-policies';
import type { GatewayRouteOptions } from './options';
import { GatewayImplementation } from './options';
import { checkCallers, checkSenders } from './ranges';
import { routeKnowledge } from './route-knowledge';

const CILIUM_STREAM_IDLE = 300;

/**
 * A Gateway API route for HTTP. What the API server would add is written, so that nothing differs afterwards.
 * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
 * @see https://gateway-api.sigs.k8s.io/geps/gep-1742/
 */
export function httpRouteDoor(options: GatewayRouteOptions): Door {
  return routeDoor('Exposure.httpRoute', 'HTTPRoute', options, (context, stream) => {
    const { HttpRoute, HttpRouteSpecRulesMatchesPathType } =
      require('../../imports/gateway.networking.k8s.io') as typeof gatewayModule;
    const timeout = `${context.budget.timeout}s`;
    return new HttpRoute(context.scope, 'Route', {
      metadata: metadataOf(context),
      spec: {
        parentRefs: [parentOf(options)],
        hostnames: [...context.hostnames],
        rules: [
          {
            matches: context.paths.map((value) => ({
              path: { type: HttpRouteSpecRulesMatchesPathType.PATH_PREFIX, value },
            })),
            // some controllers refuse a route that has them, others ignore them
            timeouts: stream === StreamSetting.ROUTE_TIMEOUTS ? { request: timeout, backendRequest: timeout } : undefined,
            backendRefs: backendsOf(context),
          },
        ],
      },
    });
  });
}

/**
 * A Gateway API route for gRPC; it has no timeouts of its own and no paths.
 * @see https://gateway-api.sigs.k8s.io/api-types/grpcroute/
 */
export function grpcRouteDoor(options: GatewayRouteOptions): Door {
  return routeDoor('Exposure.grpcRoute', 'GRPCRoute', options, (context) => {
    const { GrpcRoute } = require('../../imports/gateway.networking.k8s.io') as typeof gatewayModule;
    return new GrpcRoute(context.scope, 'Route', {
      metadata: metadataOf(context),
      spec: {
        parentRefs: [parentOf(options)],
        hostnames: [...context.hostnames],
        rules: [{ backendRefs: backendsOf(context) }],
      },
    });
  });
}

function routeDoor(
  factory: string,
  kind: 'HTTPRoute' | 'GRPCRoute',
  options: GatewayRouteOptions,
  route: (context: DoorContext, stream: StreamSetting) => ApiObject,
): Door {
  return {
    factory,
    abilities: { hostname: true, tls: false, canary: true, paths: kind === 'HTTPRoute' },
    problems: [...checkSenders('via.proxyRanges', options.proxyRanges), ...checkAlb(options)],
    peers: (context) => routeKnowledge(options, context).peers,
    build: (context): BuiltDoor => {
      const { stream, implementation, problems } = routeKnowledge(options, context);
      const known = { ...options, implementation };
      return {
        objects: [route(context, stream), ...policies(stream, context, options, kind)],
        problems: [
          ...problems,
          ...elsewhere(stream, context, known, kind),
          ...checkAlbIsOne(stream, options),
          ...checkOffered(clusterOf(context.scope), factory, implementation),
          ...checkBackendTls(context),
          ...checkProtocol(context, kind),
        ],
      };
    },
  };
}

/** What says the time of a stream where the route does not. */
function policies(stream: StreamSetting, context: DoorContext, options: GatewayRouteOptions, kind: string): ApiObject[] {
  switch (stream) {
    case StreamSetting.GCP_BACKEND_POLICY:
      return googlePolicies(context);
    case StreamSetting.ALB_ATTRIBUTES:
      return albPolicies(context, options);
    case StreamSetting.NGINX_PROXY_SETTINGS:
      return nginxPolicies(context, kind);
    default:
      return [];
  }
}

/** What only the owner of the Gateway can say. */
function elsewhere(stream: StreamSetting, context: DoorContext, options: GatewayRouteOptions, kind: string): Problem[] {
  const reason = elsewhereOf(stream, context, options, kind);
  const remedy = 'do it once for the Gateway and accept this warning, or lower the budget';
  return reason === undefined ? [] : [{ code: 'LLMGW-511', prop: 'via', value: options.gateway, reason, remedy, warning: true }];
}

function elsewhereOf(
  stream: StreamSetting,
  context: DoorContext,
  options: GatewayRouteOptions,
  kind: string,
): string | undefined {
  const { timeout } = context.budget;
  if (stream === StreamSetting.ALB_ATTRIBUTES) {
    return albElsewhere(context, options);
  }
  if (options.implementation === GatewayImplementation.CILIUM && timeout > CILIUM_STREAM_IDLE) {
    return `Cilium ends a stream that is silent for 5 minutes: set envoy.streamIdleTimeoutDurationSeconds to ${timeout} in its Helm chart`;
  }
  if (stream === StreamSetting.ROUTE_TIMEOUTS) {
    return kind === 'GRPCRoute' ? `a GRPCRoute has no timeouts: the Gateway must allow streams of ${timeout} s` : undefined;
  }
  const itself = stream === StreamSetting.CONTROLLER || stream === StreamSetting.ANNOTATIONS;
  return itself && options.implementation !== GatewayImplementation.TRAEFIK
    ? `the controller takes no timeouts from a route: its own configuration must allow answers, and silence, of ${timeout} s`
    : undefined;
}

function checkAlb({ alb }: GatewayRouteOptions): Problem[] {
  return alb === undefined ? [] : checkCallers('via.alb.inboundCidrs', alb.inboundCidrs);
}

/** Nobody else reads the settings of an Application Load Balancer. */
function checkAlbIsOne(stream: StreamSetting, { alb, gateway }: GatewayRouteOptions): Problem[] {
  if (stream === StreamSetting.ALB_ATTRIBUTES) return [];
  const reason = `Gateway "${gateway}" is not known to be an Application Load Balancer`;
  const remedy = "state 'implementation: GatewayImplementation.AWS_ALB' as well, or leave it out";
  return unread({ 'via.alb': alb }, reason, remedy);
}

function parentOf(options: GatewayRouteOptions): gatewayModule.HttpRouteSpecParentRefs {
  return {
    group: 'gateway.networking.k8s.io',
    kind: 'Gateway',
    name: options.gateway,
    namespace: options.gatewayNamespace,
    sectionName: options.listener,
  };
}

function backendsOf({ facts, port, canary }: DoorContext): gatewayModule.HttpRouteSpecRulesBackendRefs[] {
  const to = (name: string, number: number, weight: number): gatewayModule.HttpRouteSpecRulesBackendRefs => ({
    group: '',
    kind: 'Service',
    name,
    port: number,
    weight,
  });
  return canary
    ? [to(facts.name, port, 100 - canary.weight), to(canary.service, canary.port, canary.weight)]
    : [to(facts.name, port, 1)];
}

function checkBackendTls({ listener }: DoorContext): Problem[] {
  if (!listener.tls) {
    return [];
  }
  const reason = 'the listener speaks TLS, which a route cannot say';
  const remedy = 'add a BackendTLSPolicy for the Service, or publish a listener without TLS, and accept this warning';
  return [{ code: 'LLMGW-511', prop: 'listener', value: listener.name, reason, remedy, warning: true }];
}

function checkProtocol({ listener }: DoorContext, kind: string): Problem[] {
  if (kind !== 'GRPCRoute' || listener.appProtocol === AppProtocol.GRPC) {
    return [];
  }
  const known = listener.appProtocol !== undefined;
  const reason = known ? `the listener speaks ${listener.appProtocol}` : 'nobody says that the listener speaks gRPC';
  const remedy = "state 'appProtocol: AppProtocol.GRPC' of the listener in the profile, or use Exposure.httpRoute(...)";
  return [{ code: 'LLMGW-520', prop: 'listener', value: listener.name, reason, remedy, warning: !known }];
}
