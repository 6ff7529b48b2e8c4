import { k8s } from 'cdk8s-plus-28';
import type { NetworkPeer, NetworkRule } from '../contract/network';
import { NetworkPeerKind } from '../contract/network';
import { isAddress, isPrivateName, readHost } from '../core/hosts';
import type { JoinedRule } from './network-rules';
import { ANYWHERE_BUT_METADATA, DNS_RULE, joinRules } from './network-rules';

// private, shared, loopback and link-local ranges; the last holds the metadata service of every cloud
const NOT_PUBLIC_V4 = ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'];
const NOT_PUBLIC_V6 = ['fc00::/7', 'fe80::/10'];
const PUBLIC = [{ ipBlock: { cidr: '0.0.0.0/0', except: NOT_PUBLIC_V4 } }, { ipBlock: { cidr: '::/0', except: NOT_PUBLIC_V6 } }];
const FROM_ANYWHERE = [{ ipBlock: { cidr: '0.0.0.0/0' } }, { ipBlock: { cidr: '::/0' } }];
const TO_ANYWHERE = ANYWHERE_BUT_METADATA.map((ipBlock) => ({ ipBlock }));

/** The rules of a workload as one NetworkPolicy. */
export function networkPolicySpec(
  matchLabels: { [name: string]: string },
  namespace: string | undefined,
  ingress: readonly NetworkRule[],
  egress: readonly NetworkRule[],
  dns: NetworkRule = DNS_RULE,
): k8s.NetworkPolicySpec {
  const render = (rules: readonly NetworkRule[], anywhere: k8s.NetworkPolicyPeer[]): Array<JoinedRule<k8s.NetworkPolicyPeer>> =>
    joinRules(rules, (peer) => renderPeer(peer, namespace, anywhere));
  return {
    podSelector: { matchLabels },
    policyTypes: ['Ingress', 'Egress'],
    ingress: render(ingress, FROM_ANYWHERE).map((rule) => ({ from: rule.peers, ports: rule.ports.map(portOf) })),
    egress: render([dns, ...egress], TO_ANYWHERE).map((rule) => ({ to: rule.peers, ports: rule.ports.map(portOf) })),
  };
}

function portOf({ port, protocol }: NetworkRule['ports'][number]): k8s.NetworkPolicyPort {
  return { port: k8s.IntOrString.fromNumber(port), protocol: protocol ?? 'TCP' };
}

function renderPeer(
  peer: NetworkPeer,
  namespace: string | undefined,
  anywhere: k8s.NetworkPolicyPeer[],
): k8s.NetworkPolicyPeer[] {
  switch (peer.kind) {
    case NetworkPeerKind.PODS:
      return [
        {
          podSelector: { matchLabels: peer.labels },
          namespaceSelector: peer.inNamespace && peer.inNamespace !== namespace ? inNamespace(peer.inNamespace) : undefined,
        },
      ];
    case NetworkPeerKind.NAMESPACE:
      return [{ namespaceSelector: inNamespace(peer.inNamespace!) }];
    case NetworkPeerKind.CLUSTER:
      return [{ namespaceSelector: {} }];
    case NetworkPeerKind.CIDR:
      return [{ ipBlock: { cidr: peer.range!, except: peer.except?.length ? peer.except : undefined } }];
    case NetworkPeerKind.ANYWHERE:
      return anywhere;
    case NetworkPeerKind.HOST:
      return renderHost(peer.hostname!, namespace, anywhere);
  }
}

/**
 * Policies know addresses and pods, not names: a Service is all pods of its namespace, the rest is the public internet, and a
 * name that may be either is both.
 */
function renderHost(host: string, namespace: string | undefined, anywhere: k8s.NetworkPolicyPeer[]): k8s.NetworkPolicyPeer[] {
  if (isAddress(host)) {
    return [{ ipBlock: { cidr: host.includes(':') ? `${host}/128` : `${host}/32` } }];
  }
  const { namespace: target, outside } = readHost(host);
  return [
    ...(target === undefined ? [] : [podsIn(target, namespace)]),
    ...(outside ? (isPrivateName(host) ? anywhere : PUBLIC) : []),
  ];
}

function podsIn(target: string, namespace: string | undefined): k8s.NetworkPolicyPeer {
  return target === '' || target === namespace ? { podSelector: {} } : { namespaceSelector: inNamespace(target) };
}

function inNamespace(name: string): k8s.LabelSelector {
  return { matchLabels: { 'kubernetes.io/metadata.name': name } };
}
