import type { IConstruct } from 'constructs';
import { clusterOf } from '../cluster/cluster';
import { PolicyEngine } from '../cluster/network-facts';
import { NetworkPeer } from '../contract/network';
import type { Problem } from '../core/problem';
import type { BuiltDoor, Door, DoorContext } from './door';
import { annotationsOf } from './door';
import { sendersOf } from './door-source';
import { joinSettings } from './edge-setting';
import type { LoadBalancerOptions, NodePortOptions } from './options';
import { LoadBalancerCloud } from './options';
import { rangesOr } from './presets/common';
import { loadBalancerSettings } from './presets/load-balancer';
import { checkCallers } from './ranges';

const NOTHING: BuiltDoor = { objects: [], problems: [] };

/** The Service inside the cluster; who may call is said by `clients` of the workload. */
export function clusterIpDoor(): Door {
  return {
    factory: 'Exposure.clusterIp',
    abilities: { hostname: false, tls: false, canary: false },
    problems: [],
    peers: () => [],
    build: (context) => {
      context.target.publishService({ type: 'ClusterIP', annotations: { ...context.annotations } });
      return NOTHING;
    },
  };
}

/**
 * A load balancer of the cloud, straight to the Service.
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
 */
export function loadBalancerDoor(options: LoadBalancerOptions): Door {
  const open = options.sourceRanges === undefined && !options.internal;
  const problems: Problem[] = checkCallers('via.sourceRanges', options.sourceRanges);
  if (open) {
    const remedy = "state 'sourceRanges' or 'internal: true', or accept this warning";
    const reason = 'everybody who finds the address can call the gateway';
    problems.push({ code: 'LLMGW-508', prop: 'via.sourceRanges', reason, remedy, warning: true });
  }
  if (options.internal && options.cloud === undefined) {
    const reason = 'only annotations of a cloud can say that';
    problems.push({ code: 'LLMGW-504', prop: 'via.internal', value: true, reason, remedy: "state 'cloud' as well" });
  }
  return {
    factory: 'Exposure.loadBalancer',
    abilities: { hostname: false, tls: false, canary: false },
    problems,
    peers: (context) => loadBalancerPeers(options, context.scope),
    build: (context) => {
      const given = { ...annotationsOf(context.target.service), ...context.annotations };
      const settings = joinSettings(loadBalancerSettings(options, context.budget), given);
      context.target.publishService({
        type: 'LoadBalancer',
        listeners: [context.listener.name],
        loadBalancerClass: options.loadBalancerClass,
        loadBalancerSourceRanges: options.sourceRanges,
        // keeps the client's address, by which the network policy decides, and saves a hop
        externalTrafficPolicy: 'Local',
        annotations: settings.annotations,
      });
      return { objects: [], problems: [...settings.problems, ...clearText(context)] };
    },
  };
}

/**
 * A port of every node.
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export function nodePortDoor(options: NodePortOptions): Door {
  const port = options.nodePort;
  const legal = port === undefined || (Number.isInteger(port) && port >= 1 && port <= 65535);
  const reason = 'not a port number';
  return {
    factory: 'Exposure.nodePort',
    abilities: { hostname: false, tls: false, canary: false },
    problems: [
      ...(legal
        ? []
        : [
            {
              code: 'LLMGW-107' as const,
              prop: 'via.nodePort',
              value: port,
              reason,
              remedy: 'use 30000 to 32767, or leave it out',
            },
          ]),
      ...checkSources(options.sources),
    ],
    peers: ({ scope }) => sendersOf(options.sources && rangesOr(options.sources), 'NodePort', nodesOf(scope), scope),
    build: (context) => {
      context.target.publishService({
        type: 'NodePort',
        listeners: [context.listener.name],
        nodePorts: port === undefined ? undefined : { [context.listener.name]: port },
        annotations: { ...context.annotations },
      });
      return { objects: [], problems: clearText(context) };
    },
  };
}

/** Packets that arrive at a port of a node have the address of a node, which Cilium knows by an entity and matches with no range. */
function nodesOf(scope: IConstruct): NetworkPeer[] {
  const { facts } = clusterOf(scope);
  const { nodes = [] } = facts.addresses ?? {};
  const { engine } = facts.policies ?? {};
  const isCilium = engine === PolicyEngine.CILIUM || engine === PolicyEngine.DATAPLANE_V2;
  if (isCilium) {
    return [NetworkPeer.anywhere(), NetworkPeer.ciliumEntity('remote-node')];
  }
  return nodes.length > 0 ? nodes.map((range) => NetworkPeer.cidr(range)) : [NetworkPeer.anywhere()];
}

function checkSources(sources: readonly string[] | undefined): Problem[] {
  if (sources !== undefined) {
    return checkCallers('via.sources', sources);
  }
  const reason = 'everybody who reaches a node can call the gateway';
  const remedy = "state 'sources', or accept this warning";
  return [{ code: 'LLMGW-508', prop: 'via.sources', reason, remedy, warning: true }];
}

function loadBalancerPeers({ sourceRanges, internal, cloud }: LoadBalancerOptions, scope: IConstruct): NetworkPeer[] {
  if (sourceRanges === undefined) {
    return sendersOf(undefined, 'LoadBalancer', internal ? rangesOr(undefined) : [NetworkPeer.anywhere()], scope);
  }
  // a network load balancer of AWS with pod targets speaks with its own, private address
  return [...rangesOr(sourceRanges), ...(cloud === LoadBalancerCloud.AWS ? rangesOr(undefined) : [])];
}

function clearText({ listener, tls }: DoorContext): Problem[] {
  if (listener.tls || tls?.kind === 'none') {
    return [];
  }
  const reason = `listener "${listener.name}" speaks plain HTTP, and nothing in front of it ends TLS`;
  const remedy = 'publish a TLS listener, end TLS at the load balancer, or say Tls.insecureHttp()';
  return [{ code: 'LLMGW-503', prop: 'tls', reason, remedy, warning: true }];
}
