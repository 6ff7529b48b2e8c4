import { clusterOf } from '../cluster/cluster';
import { StreamSetting } from '../cluster/door-facts';
import { NetworkPeer } from '../contract/network';
import type { Problem } from '../core/problem';
import type { Cluster } from '../cluster/cluster';
import type { ClusterDoor } from '../cluster/door-facts';
import type { DoorContext } from './door';
import { guessed, sendersOf } from './door-source';
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
  /** Who runs the Gateway. */
  readonly implementation: GatewayImplementation;
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

/** Who runs the Gateways of a class, by what its doors need. */
const RUNS: { readonly [setting in StreamSetting]?: GatewayImplementation } = {
  [StreamSetting.GCP_BACKEND_POLICY]: GatewayImplementation.GKE,
  [StreamSetting.ALB_ATTRIBUTES]: GatewayImplementation.AWS_ALB,
  [StreamSetting.NGINX_PROXY_SETTINGS]: GatewayImplementation.NGINX_GATEWAY_FABRIC,
};

/** The class of a Gateway, and whether somebody said it or it is the usual one of the cluster. */
interface RouteClass {
  readonly name?: string;
  readonly isUsual: boolean;
  readonly door?: ClusterDoor;
}

/**
 * What the team says, else what the cluster knows about the class of the Gateway, else what is usual for the implementation. Without
 * any of them the proxies are pods in the namespace of the Gateway, and the route carries the time.
 */
export function routeKnowledge(options: GatewayRouteOptions, context: DoorContext): RouteKnowledge {
  const cluster = clusterOf(context.scope);
  const gatewayClass = classOf(options, cluster);
  const { door } = gatewayClass;
  const implementation = options.implementation ?? implementationOf(door);
  const ofClass = door?.routeTimeouts === true ? StreamSetting.ROUTE_TIMEOUTS : door?.stream;
  const stream = STREAMS[implementation] ?? ofClass ?? (door?.routeTimeouts === false ? StreamSetting.CONTROLLER : undefined);
  return {
    peers: peersOf(options, implementation, gatewayClass, context),
    stream: stream ?? StreamSetting.ROUTE_TIMEOUTS,
    implementation,
    problems: unknownGateway(options, gatewayClass, stream !== undefined, cluster),
  };
}

function classOf({ gatewayClass, implementation }: GatewayRouteOptions, { facts }: Cluster): RouteClass {
  const isUsual = gatewayClass === undefined && implementation === undefined && facts.gatewayClass !== undefined;
  const name = isUsual ? facts.gatewayClass : gatewayClass;
  return { name, isUsual, door: name === undefined ? undefined : facts.doors?.[name] };
}

function implementationOf(door: ClusterDoor | undefined): GatewayImplementation {
  const isCilium = door?.entities?.includes('ingress') === true;
  return (door?.stream && RUNS[door.stream]) ?? (isCilium ? GatewayImplementation.CILIUM : GatewayImplementation.ANY);
}

/** A class that was taken for granted lets the pods of another one in as well; so does one of which nothing is known. */
function peersOf(
  options: GatewayRouteOptions,
  implementation: GatewayImplementation,
  { name, isUsual, door }: RouteClass,
  context: DoorContext,
): NetworkPeer[] {
  const stated = statedPeers(options);
  const usual = usualPeers(options, implementation, context);
  const also = isUsual && !stated ? ownNamespace(options, context) : [];
  const isKnown = stated !== undefined || (door?.peers ?? door?.entities) !== undefined;
  // balancers of a network have addresses of a subnet of it
  const isGuess =
    implementation === GatewayImplementation.AWS_ALB || (implementation === GatewayImplementation.GKE && name !== undefined);
  return !isKnown && isGuess
    ? [...guessed(context.scope, name ?? implementation, usual), ...also]
    : [...sendersOf(stated, name, usual, context.scope), ...also];
}

function statedPeers({ proxyNamespace, proxyRanges }: GatewayRouteOptions): NetworkPeer[] | undefined {
  const peers = [
    ...(proxyNamespace === undefined ? [] : [NetworkPeer.namespace(proxyNamespace)]),
    ...(proxyRanges ?? []).map((range) => NetworkPeer.cidr(range)),
  ];
  return peers.length > 0 ? peers : undefined;
}

function ownNamespace(options: GatewayRouteOptions, { facts }: DoorContext): NetworkPeer[] {
  const namespace = options.gatewayNamespace ?? facts.namespace;
  return [namespace === undefined ? NetworkPeer.pods({}) : NetworkPeer.namespace(namespace)];
}

function usualPeers(options: GatewayRouteOptions, implementation: GatewayImplementation, context: DoorContext): NetworkPeer[] {
  const namespace = options.gatewayNamespace ?? context.facts.namespace;
  switch (implementation) {
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
      return ownNamespace(options, context);
  }
}

/** On a cluster whose classes differ, a guess is said. */
function unknownGateway(
  { gateway, gatewayClass }: GatewayRouteOptions,
  { name, isUsual }: RouteClass,
  isTold: boolean,
  { facts }: Cluster,
): Problem[] {
  const classes = Object.keys(facts.doors ?? {});
  if (classes.length === 0 || (isTold && !isUsual)) {
    return [];
  }
  const reason = isUsual
    ? `nobody says which class it has: it is taken for one of "${name}", and pods in its namespace are let in as well`
    : gatewayClass === undefined
      ? 'nobody says which class it has, so the route carries timeouts, and pods in its namespace are let in'
      : `the cluster knows nothing about how class "${gatewayClass}" is told the time of a stream, so the route carries timeouts`;
  const remedy = `state 'via.gatewayClass', for example one of ${classes.join(', ')}, or 'via.implementation'; or accept this warning`;
  return [{ code: 'LLMGW-518', prop: 'via.gateway', value: gateway, reason, remedy, warning: true }];
}
