import { clusterOf } from '../cluster/cluster';
import { StreamSetting } from '../cluster/door-facts';
import { NetworkPeer } from '../contract/network';
import type { Problem } from '../core/problem';
import type { DoorContext } from './door';
import { sendersOf } from './door-source';
import type { GatewayRouteOptions } from './options';
import { GatewayImplementation } from './options';
import { GOOGLE_RANGES } from './presets/cloud';
import { rangesOr } from './presets/common';

/** What is known about the Gateway that a route hangs on. */
export interface RouteKnowledge {
  /** Who arrives at the pods. */
  readonly peers: NetworkPeer[];
  /** What sets the time of a stream. */
  readonly stream: StreamSetting;
  readonly problems: Problem[];
}

/** What each implementation says by itself. */
const STREAMS: Readonly<Record<GatewayImplementation, StreamSetting | undefined>> = {
  [GatewayImplementation.ANY]: undefined,
  [GatewayImplementation.ENVOY_GATEWAY]: StreamSetting.ROUTE_TIMEOUTS,
  [GatewayImplementation.ISTIO]: StreamSetting.ROUTE_TIMEOUTS,
  [GatewayImplementation.CILIUM]: StreamSetting.ROUTE_TIMEOUTS,
  [GatewayImplementation.GKE]: StreamSetting.GCP_BACKEND_POLICY,
  [GatewayImplementation.AWS_ALB]: StreamSetting.ALB_ATTRIBUTES,
  [GatewayImplementation.NGINX_GATEWAY_FABRIC]: StreamSetting.NGINX_PROXY_SETTINGS,
  [GatewayImplementation.TRAEFIK]: StreamSetting.CONTROLLER,
};

/**
 * What the team says, else what the cluster knows about the class of the Gateway, else what is usual for the implementation. Without
 * any of them the proxies are pods in the namespace of the Gateway, and the route carries the time.
 */
export function routeKnowledge(options: GatewayRouteOptions, context: DoorContext): RouteKnowledge {
  const cluster = clusterOf(context.scope);
  const { gatewayClass, implementation = GatewayImplementation.ANY } = options;
  const door = gatewayClass === undefined ? undefined : cluster.facts.doors?.[gatewayClass];
  const stream =
    STREAMS[implementation] ?? door?.stream ?? (door?.routeTimeouts === false ? StreamSetting.CONTROLLER : undefined);
  const peers = sendersOf(statedPeers(options), gatewayClass, usualPeers(options, context), context.scope);
  return {
    peers,
    stream: stream ?? StreamSetting.ROUTE_TIMEOUTS,
    problems: stream === undefined ? unknownGateway(options, Object.keys(cluster.facts.doors ?? {})) : [],
  };
}

function statedPeers({ proxyNamespace, proxyRanges }: GatewayRouteOptions): NetworkPeer[] | undefined {
  const peers = [
    ...(proxyNamespace === undefined ? [] : [NetworkPeer.namespace(proxyNamespace)]),
    ...(proxyRanges ?? []).map((range) => NetworkPeer.cidr(range)),
  ];
  return peers.length > 0 ? peers : undefined;
}

function usualPeers(options: GatewayRouteOptions, { facts }: DoorContext): NetworkPeer[] {
  const namespace = options.gatewayNamespace ?? facts.namespace;
  const inNamespace = namespace === undefined ? NetworkPeer.pods({}) : NetworkPeer.namespace(namespace);
  switch (options.implementation ?? GatewayImplementation.ANY) {
    case GatewayImplementation.GKE:
      return GOOGLE_RANGES.map((range) => NetworkPeer.cidr(range));
    case GatewayImplementation.AWS_ALB:
      return rangesOr(undefined);
    case GatewayImplementation.CILIUM:
      return [NetworkPeer.ciliumEntity('ingress')];
    case GatewayImplementation.ENVOY_GATEWAY:
      return [NetworkPeer.namespace('envoy-gateway-system')];
    case GatewayImplementation.TRAEFIK:
      return [NetworkPeer.namespace('traefik')];
    case GatewayImplementation.ISTIO:
      return [NetworkPeer.pods({ 'gateway.networking.k8s.io/gateway-name': options.gateway }, namespace)];
    case GatewayImplementation.NGINX_GATEWAY_FABRIC:
    case GatewayImplementation.ANY:
      return [inNamespace];
  }
}

/** On a cluster whose classes differ, a guess is said. */
function unknownGateway({ gatewayClass, gateway }: GatewayRouteOptions, classes: readonly string[]): Problem[] {
  if (classes.length === 0) {
    return [];
  }
  const reason =
    gatewayClass === undefined
      ? 'nobody says which class it has, so the route carries timeouts, and pods in its namespace are let in'
      : `the cluster knows nothing about how class "${gatewayClass}" is told the time of a stream, so the route carries timeouts`;
  const remedy = `state 'via.gatewayClass', for example one of ${classes.join(', ')}, or 'via.implementation'; or accept this warning`;
  return [{ code: 'LLMGW-518', prop: 'via.gateway', value: gateway, reason, remedy, warning: true }];
}
