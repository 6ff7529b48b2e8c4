import { matches } from '../../../../checks/references/workloads';
import type { Manifest } from '../../../../support/manifest';
import { canReach } from '../../../../support/reachability';
import type { Peer } from '../../../../support/reachability';

/**
 * What the enforcer of this cluster lets through, where that is more than Kubernetes means: kube-router has one chain for both
 * directions of a policy, and takes a packet that either of them allows if the policy selects both ends. So pods of one workload
 * reach each other wherever their clients reach them. This is asserted as exactly as everything else.
 *
 * @see https://github.com/cloudnativelabs/kube-router/blob/v2.1.0/pkg/controllers/netpol/policy.go
 */
export function enforces(policies: readonly Manifest[], from: Peer, to: Peer, port: number, protocol: string): boolean {
  const reaches = (some: readonly Manifest[]): boolean => canReach(some, from, to, port, protocol);
  const ofBoth = policies.filter(
    (policy) => policy.spec.policyTypes.length === 2 && selects(policy, from) && selects(policy, to),
  );
  const either = (direction: Direction): boolean => ofBoth.some((policy) => reaches(only(direction, [policy])));
  return (reaches(only('Egress', policies)) || either('Ingress')) && (reaches(only('Ingress', policies)) || either('Egress'));
}

type Direction = 'Ingress' | 'Egress';

/** The policies as if they said nothing about the other direction. */
function only(direction: Direction, policies: readonly Manifest[]): Manifest[] {
  return policies
    .filter(({ spec }) => spec.policyTypes.includes(direction))
    .map((policy) => ({ ...policy, spec: { ...policy.spec, policyTypes: [direction] } }));
}

function selects({ metadata, spec }: Manifest, { namespace, labels }: Peer): boolean {
  return metadata.namespace === namespace && labels !== undefined && matches(spec.podSelector ?? {}, labels);
}
