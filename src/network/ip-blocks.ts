import type { k8s } from 'cdk8s-plus-28';
import { cidrContains } from '../core/cidr';

/**
 * The other ends of a rule as rules that every enforcer reads alike. Ranges of one rule mean what any of them lets through, but an
 * enforcer that keeps them in one set, as kube-router and so k3s does, lets the exceptions of one range win over another range. So a
 * range inside another one is left out, and one that has what another one excepts gets a rule of its own.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
 * @see https://ipset.netfilter.org/ipset.man.html (hash:net, nomatch)
 */
export function apart(peers: readonly k8s.NetworkPolicyPeer[]): k8s.NetworkPolicyPeer[][] {
  const groups: k8s.NetworkPolicyPeer[][] = [];
  for (const peer of outermost(peers)) {
    const group = groups.find((others) => !others.some((other) => disturb(peer, other)));
    if (group) group.push(peer);
    else groups.push([peer]);
  }
  return groups;
}

/** Without what lies inside another one; of two that are the same the first is kept. */
function outermost(peers: readonly k8s.NetworkPolicyPeer[]): k8s.NetworkPolicyPeer[] {
  return peers.filter((peer, i) => !peers.some((other, j) => isInside(peer, other) && (j < i || !isInside(other, peer))));
}

/** Whether the second lets everything through that the first does. */
function isInside({ ipBlock: inner }: k8s.NetworkPolicyPeer, { ipBlock: outer }: k8s.NetworkPolicyPeer): boolean {
  if (!inner || !outer || !within(outer.cidr, inner.cidr)) return false;
  return (outer.except ?? []).every(
    (gap) => !overlap(gap, inner.cidr) || (inner.except ?? []).some((excepted) => within(excepted, gap)),
  );
}

function disturb({ ipBlock: one }: k8s.NetworkPolicyPeer, { ipBlock: other }: k8s.NetworkPolicyPeer): boolean {
  if (!one || !other) return false;
  return (one.except ?? []).some((gap) => overlap(gap, other.cidr)) || (other.except ?? []).some((gap) => overlap(gap, one.cidr));
}

const within = (outer: string, inner: string): boolean => outer === inner || cidrContains(outer, inner);
const overlap = (one: string, other: string): boolean => within(one, other) || within(other, one);
