import { k8s } from 'cdk8s-plus-28';
import type { NetworkPeer, NetworkRule } from '../contract/network';
import { NetworkPeerKind } from '../contract/network';
import { inClusterNamespace, isAddress, isPrivateName } from '../core/hosts';
import type { JoinedRule } from './network-rules';
import { DNS_RULE, joinRules } from './network-rules';

// private, shared, loopback and link-local ranges; the last holds the metadata service of every cloud
const NOT_PUBLIC_V4 = ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'];
const NOT_PUBLIC_V6 = ['fc00::/7', 'fe80::/10'];
const ANYWHERE = [{ ipBlock: { cidr: '0.0.0.0/0' } }, { ipBlock: { cidr: '::/0' } }];

/** The rules of a workload as one NetworkPolicy. */
export function networkPolicySpec(
  matchLabels: { [name: string]: string },
  namespace: string | undefined,
  ingress: readonly NetworkRule[],
  egress: readonly NetworkRule[],
  dns: NetworkRule = DNS_RULE,
): k8s.NetworkPolicySpec {
  const render = (rules: readonly NetworkRule[]): Array<JoinedRule<k8s.NetworkPolicyPeer>> =>
    joinRules(rules, (peer) => renderPeer(peer, namespace));
  return {
    podSelector: { matchLabels },
    policyTypes: ['Ingress', 'Egress'],
    ingress: render(ingress).map((rule) => ({ from: rule.peers, ports: rule.ports.map(portOf) })),
    egress: render([dns, ...egress]).map((rule) => ({ to: rule.peers, ports: rule.ports.map(portOf) })),
  };
}

function portOf({ port, protocol }: NetworkRule['ports'][number]): k8s.NetworkPolicyPort {
  return { port: k8s.IntOrString.fromNumber(port), protocol: protocol ?? 'TCP' };
}

function renderPeer(peer: NetworkPeer, namespace: string | undefined): k8s.NetworkPolicyPeer[] {
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
      return ANYWHERE;
    case NetworkPeerKind.HOST:
      return renderHost(peer.hostname!, namespace);
  }
}

/** Policies know addresses and pods, not names: a Service is all pods of its namespace, the rest is the public internet. */
function renderHost(host: string, namespace: string | undefined): k8s.NetworkPolicyPeer[] {
  if (isAddress(host)) {
    return [{ ipBlock: { cidr: host.includes(':') ? `${host}/128` : `${host}/32` } }];
  }
  const target = inClusterNamespace(host);
  if (target !== undefined) {
    return target === '' || target === namespace ? [{ podSelector: {} }] : [{ namespaceSelector: inNamespace(target) }];
  }
  if (isPrivateName(host)) {
    return ANYWHERE;
  }
  return [{ ipBlock: { cidr: '0.0.0.0/0', except: NOT_PUBLIC_V4 } }, { ipBlock: { cidr: '::/0', except: NOT_PUBLIC_V6 } }];
}

function inNamespace(name: string): k8s.LabelSelector {
  return { matchLabels: { 'kubernetes.io/metadata.name': name } };
}
