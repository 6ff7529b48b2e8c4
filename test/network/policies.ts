import type { Chart } from 'cdk8s';
import { ClusterProfile } from '../../src';
import type { ClusterFacts, LlmGatewayProps, NetworkPeer } from '../../src';
import { gateway } from '../exposure/gateways';
import { synth } from '../support/synth';

/** A gateway on a cluster with these facts, or on one that nobody described. */
export const on =
  (facts: ClusterFacts | undefined, props: Partial<LlmGatewayProps> = {}) =>
  (chart: Chart): void => {
    if (facts) ClusterProfile.custom(facts).applyTo(chart);
    gateway(chart, props);
  };

/** The policy of its pods, of whichever kind. */
export function policyOf(props: Partial<LlmGatewayProps>, facts?: ClusterFacts): any {
  const silence = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const policies = synth(on(facts, props)).filter(({ kind }) => kind.endsWith('NetworkPolicy'));
  silence.mockRestore();
  expect(policies).toHaveLength(1);
  return policies[0]!['spec'];
}

/** What a gateway may reach of the peers of a rule for port 5432, as the rules of the policy. */
export function reached(props: Partial<LlmGatewayProps>, peers: NetworkPeer[], facts?: ClusterFacts): any[] {
  return rulesAt(policyOf({ ...props, egress: [{ peers, ports: [{ port: 5432 }] }] }, facts).egress, 5432);
}

/** The rules of a policy for a port, without the port. */
export function rulesAt(rules: readonly any[] | undefined, port: number): any[] {
  const isFor = ({ ports, toPorts }: any): boolean =>
    (ports ?? toPorts?.[0].ports ?? []).some((p: any) => Number(p.port) === port);
  return (rules ?? []).filter(isFor).map(({ ports: _, toPorts: __, ...rule }) => rule);
}

/** Pods of a namespace, as a plain policy names them. */
export const podsIn = (name: string): object => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
