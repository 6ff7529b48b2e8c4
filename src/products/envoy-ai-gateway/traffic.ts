import type { NetworkRule } from '../../contract/network';
import { NetworkPeer, NetworkPeerKind } from '../../contract/network';
import { serviceHost } from '../../network/names';
import { PodPurpose } from '../../pod/pod-plan';
import type { PodTraffic } from '../../pod/pod-policy';
import { XDS_PORT } from './facts';
import type { EnvoyPlan } from './plan';

/** Who calls the proxies and whom they call. */
export function trafficOf({ settings, selector, proxyNamespace, additions }: EnvoyPlan): PodTraffic {
  const { ingress, egress } = additions;
  return { settings, purpose: PodPurpose.SERVE, selector, namespace: proxyNamespace, ingress, egress };
}

/** Proxies get what they have to do from Envoy Gateway. */
export function controlPlane({ controllerNamespace, cluster }: Pick<EnvoyPlan, 'controllerNamespace' | 'cluster'>): NetworkRule {
  return {
    peers: [NetworkPeer.pods({ 'control-plane': 'envoy-gateway' }, controllerNamespace)],
    ports: [{ port: XDS_PORT }],
    names: [serviceHost(cluster, 'envoy-gateway', controllerNamespace)],
  };
}

/** Rules of the team, for pods that run in another namespace: what names none means that of the Gateway. */
export function placedIn(rules: readonly NetworkRule[], namespace: string | undefined): NetworkRule[] {
  if (namespace === undefined) {
    return [...rules];
  }
  return rules.map((rule) => ({ ...rule, peers: rule.peers.map((peer) => placed(peer, namespace)) }));
}

function placed(peer: NetworkPeer, namespace: string): NetworkPeer {
  const { kind, labels, inNamespace, hostname } = peer;
  if (kind === NetworkPeerKind.PODS && inNamespace === undefined) {
    return NetworkPeer.pods(labels ?? {}, namespace);
  }
  const isShort = kind === NetworkPeerKind.HOST && hostname?.includes('.') === false && !hostname.includes(':');
  return isShort ? NetworkPeer.host(`${hostname}.${namespace}.svc`) : peer;
}
