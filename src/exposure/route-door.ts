import type * as gatewayModule from '../../imports/gateway.networking.k8s.io';
import { NetworkPeer } from '../contract/network';
import type { Problem } from '../core/problem';
import type { BuiltDoor, Door, DoorContext } from './door';
import { metadataOf } from './door';
import { googlePolicies } from './google-policies';
import type { GatewayRouteOptions } from './options';
import { GatewayImplementation } from './options';
import { GOOGLE_RANGES } from './presets/cloud';

/**
 * A Gateway API route for HTTP.
 * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
 * @see https://gateway-api.sigs.k8s.io/geps/gep-1742/
 */
export function httpRouteDoor(options: GatewayRouteOptions): Door {
  return {
    factory: 'Exposure.httpRoute',
    abilities: { hostname: true, tls: false, canary: true },
    problems: [],
    peers: (context) => peersOf(options, context),
    build: (context): BuiltDoor => {
      const { HttpRoute, HttpRouteSpecRulesMatchesPathType } =
        require('../../imports/gateway.networking.k8s.io') as typeof gatewayModule;
      const timeout = `${context.budget.timeout}s`;
      const google = options.implementation === GatewayImplementation.GKE;
      const route = new HttpRoute(context.scope, 'Route', {
        metadata: metadataOf(context),
        spec: {
          parentRefs: [parentOf(options)],
          hostnames: [...context.hostnames],
          rules: [
            {
              matches: context.paths.map((value) => ({
                path: { type: HttpRouteSpecRulesMatchesPathType.PATH_PREFIX, value },
              })),
              // Google's proxies take them from a policy
              timeouts: google ? undefined : { request: timeout, backendRequest: timeout },
              backendRefs: backendsOf(context),
            },
          ],
        },
      });
      return { objects: [route, ...(google ? googlePolicies(context) : [])], problems: checkBackendTls(context) };
    },
  };
}

/**
 * A Gateway API route for gRPC; it has no timeouts of its own and no paths.
 * @see https://gateway-api.sigs.k8s.io/api-types/grpcroute/
 */
export function grpcRouteDoor(options: GatewayRouteOptions): Door {
  return {
    factory: 'Exposure.grpcRoute',
    abilities: { hostname: true, tls: false, canary: true },
    problems: [],
    peers: (context) => peersOf(options, context),
    build: (context): BuiltDoor => {
      const { GrpcRoute } = require('../../imports/gateway.networking.k8s.io') as typeof gatewayModule;
      const route = new GrpcRoute(context.scope, 'Route', {
        metadata: metadataOf(context),
        spec: {
          parentRefs: [parentOf(options)],
          hostnames: [...context.hostnames],
          rules: [{ backendRefs: backendsOf(context) }],
        },
      });
      const policies = options.implementation === GatewayImplementation.GKE ? googlePolicies(context) : [];
      const reason = `a GRPCRoute has no timeouts: the Gateway must allow streams of ${context.budget.timeout} s`;
      const remedy = 'set them with a policy of the Gateway and accept this warning';
      return {
        objects: [route, ...policies],
        problems: [
          { code: 'LLMGW-511', prop: 'via', value: 'Exposure.grpcRoute', reason, remedy, warning: true },
          ...checkBackendTls(context),
        ],
      };
    },
  };
}

// Both have what the API server fills in: kubectl compares lists as a whole, and would call each apply a change.
function parentOf(options: GatewayRouteOptions): gatewayModule.HttpRouteSpecParentRefs {
  const { gateway: name, gatewayNamespace: namespace, listener: sectionName } = options;
  return { group: 'gateway.networking.k8s.io', kind: 'Gateway', name, namespace, sectionName };
}

/** Who the proxies of a Gateway are. */
export function peersOf(options: GatewayRouteOptions, { facts }: DoorContext): NetworkPeer[] {
  if (options.implementation === GatewayImplementation.GKE && options.proxyNamespace === undefined) {
    return GOOGLE_RANGES.map((range) => NetworkPeer.cidr(range));
  }
  const envoy = options.implementation === GatewayImplementation.ENVOY_GATEWAY ? 'envoy-gateway-system' : undefined;
  const namespace = options.proxyNamespace ?? envoy ?? options.gatewayNamespace ?? facts.namespace;
  return [namespace === undefined ? NetworkPeer.pods({}) : NetworkPeer.namespace(namespace)];
}

function backendsOf({ facts, port, canary }: DoorContext): gatewayModule.HttpRouteSpecRulesBackendRefs[] {
  const backend = (name: string, at: number, weight: number): gatewayModule.HttpRouteSpecRulesBackendRefs => ({
    group: '',
    kind: 'Service',
    name,
    port: at,
    weight,
  });
  return canary
    ? [backend(facts.name, port, 100 - canary.weight), backend(canary.service, canary.port, canary.weight)]
    : [backend(facts.name, port, 1)];
}

function checkBackendTls({ listener }: DoorContext): Problem[] {
  if (!listener.tls) {
    return [];
  }
  const reason = 'the listener speaks TLS, which a route cannot say';
  const remedy = 'add a BackendTLSPolicy for the Service, or publish a listener without TLS, and accept this warning';
  return [{ code: 'LLMGW-511', prop: 'listener', value: listener.name, reason, remedy, warning: true }];
}
