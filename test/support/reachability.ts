import type { Manifest } from './manifest';
import { podTemplateOf } from './find';

/** One end of a connection: a pod by its labels, or an address outside the cluster. */
export interface Peer {
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly address?: string;
}

/** The pods of a workload in these manifests. */
export function podsOf(manifest: Manifest): Peer {
  return { namespace: manifest.metadata.namespace, labels: podTemplateOf(manifest).metadata.labels };
}

/**
 * Whether the network policies let a connection through: the sender out and the receiver in. As Kubernetes has it, a pod that no
 * policy selects for a direction is open in that direction.
 */
export function canReach(manifests: readonly Manifest[], from: Peer, to: Peer, port: number): boolean {
  return passes(manifests, 'Egress', from, to, port) && passes(manifests, 'Ingress', to, from, port);
}

function passes(manifests: readonly Manifest[], direction: 'Egress' | 'Ingress', pod: Peer, other: Peer, port: number): boolean {
  if (pod.labels === undefined) return true;
  const policies = manifests.filter(
    ({ kind, metadata, spec }) =>
      kind === 'NetworkPolicy' &&
      metadata.namespace === pod.namespace &&
      spec.policyTypes.includes(direction) &&
      selects(spec.podSelector, pod.labels!),
  );
  const [rules, ends] = direction === 'Egress' ? ['egress', 'to'] : ['ingress', 'from'];

  return (
    policies.length === 0 ||
    policies.some(({ spec }) =>
      (spec[rules!] ?? []).some(
        (rule: any) =>
          (rule.ports ?? [{ port }]).some((p: any) => p.port === port) &&
          (rule[ends!] ?? [{}]).some((end: any) => matches(end, pod, other)),
      ),
    )
  );
}

function matches(end: any, pod: Peer, other: Peer): boolean {
  if (end.ipBlock !== undefined) {
    const { cidr, except = [] } = end.ipBlock;
    return (
      other.address !== undefined && inside(other.address, cidr) && !except.some((range: string) => inside(other.address!, range))
    );
  }
  if (other.labels === undefined) return false;
  const inNamespace =
    end.namespaceSelector === undefined
      ? other.namespace === pod.namespace
      : selects(end.namespaceSelector, { 'kubernetes.io/metadata.name': other.namespace! });
  return inNamespace && selects(end.podSelector ?? {}, other.labels);
}

function selects(selector: any, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(selector.matchLabels ?? {}).every(([name, value]) => labels[name] === value);
}

function inside(address: string, cidr: string): boolean {
  const [base, bits] = cidr.split('/');
  if (base!.includes(':') || address.includes(':')) return false;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(numberOf(address) / size) === Math.floor(numberOf(base!) / size);
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
