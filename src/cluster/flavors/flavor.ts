import { NetworkPeer } from '../../contract/network';
import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';
import type { ClusterFacts } from '../cluster-facts';
import type { ClusterDoor } from '../door-facts';
import { StreamSetting } from '../door-facts';
import { joinFacts } from '../join-facts';
import { PolicyEngine } from '../network-facts';

/** One kind of cluster. */
export interface Flavor {
  readonly facts: ClusterFacts;
  /** Facts of which it has all that are possible, since nobody said which one it is. */
  readonly open?: readonly string[];
}

/** When the sources below were read. */
const READ = '2026-11';

/** It stands in source code or a manifest that is shipped. */
export function source(where: string): Provenance {
  return { certainty: Certainty.SOURCE, source: where, version: READ };
}

/** The vendor documents it. */
export function docs(where: string): Provenance {
  return { certainty: Certainty.DOCS, source: where, version: READ };
}

/** Somebody reported it in public. */
export function reported(where: string): Provenance {
  return { certainty: Certainty.REPORTED, source: where, version: READ };
}

/** Nobody confirmed it. */
export const ASSUMED: Provenance = { certainty: Certainty.ASSUMED };

/** CoreDNS and kube-dns, which keeps this label whatever its chart is called. */
export const KUBE_DNS = NetworkPeer.pods({ 'k8s-app': 'kube-dns' }, 'kube-system');
/** The cache for each node. */
export const NODE_LOCAL_DNS = NetworkPeer.pods({ 'k8s-app': 'node-local-dns' }, 'kube-system');
/** The address of that cache where nobody chose another one. */
export const NODE_LOCAL_ADDRESS = '169.254.20.10/32';

/** Pods of the usual namespace with a label that names their application. */
export function appIn(namespace: string, app: string): NetworkPeer {
  return NetworkPeer.pods({ 'app.kubernetes.io/name': app }, namespace);
}

/** Cilium's own front doors: neither an address nor labels name its proxies. */
const CILIUM_DOOR: ClusterDoor = { entities: ['ingress'], routeTimeouts: true, stream: StreamSetting.ROUTE_TIMEOUTS };
const CILIUM_SOURCE = reported('https://github.com/cilium/cilium/issues/36509');

/** The cluster with the policy engine that the team stated, if it did. What the default is known to see says nothing about another one. */
export function withEngine(engine: PolicyEngine | undefined, flavor: Flavor): Flavor {
  if (engine === undefined || engine === flavor.facts.policies?.engine) {
    return flavor;
  }
  const { doors, provenance } = flavor.facts;
  const own =
    engine === PolicyEngine.CILIUM
      ? { doors: { cilium: CILIUM_DOOR, ...doors }, provenance: { 'doors.cilium': CILIUM_SOURCE, ...provenance } }
      : {};
  return { ...flavor, facts: joinFacts({ ...flavor.facts, ...own, policies: undefined }, { policies: { engine } }) };
}
