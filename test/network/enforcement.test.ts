import { NetworkIsolation, NetworkPeer, PolicyEngine } from '../../src';
import type { ClusterFacts } from '../../src';
import { synth } from '../support/synth';
import { warned } from '../support/warned';
import { on } from './policies';

const { CALICO, CILIUM, DATAPLANE_V2, NONE } = PolicyEngine;
const dns = { pods: [NetworkPeer.namespace('dns')] };
const onNode = { ...dns, onNode: true };
const plain = NetworkIsolation.networkPolicy();

describe('what enforces policies', () => {
  const said = (code: string, facts: ClusterFacts, networkIsolation = plain): string[] =>
    warned(on(facts, { networkIsolation }), code);

  test('is nobody, which is a warning (LLMGW-005)', () => {
    expect(said('LLMGW-005', { dns, policies: { engine: NONE } })).toEqual([
      expect.stringContaining(`'policies.engine' = "none"`),
    ]);
  });

  test.each<ClusterFacts['policies']>([{ engine: CALICO }, {}])('is somebody or unknown: %j', (policies) => {
    expect(said('LLMGW-005', { dns, policies })).toEqual([]);
  });

  test.each([CILIUM, DATAPLANE_V2])('is %s, for which a plain policy cannot name the node that answers (LLMGW-006)', (engine) => {
    expect(said('LLMGW-006', { dns: onNode, policies: { engine } })).toEqual([
      expect.stringContaining("'networkIsolation': names are answered on the node"),
    ]);
  });

  test.each<[string, ClusterFacts]>([
    ['pods answer', { dns, policies: { engine: CILIUM } }],
    ['nobody said who answers', { policies: { engine: CILIUM } }],
    ['the engine is another one', { dns: onNode, policies: { engine: CALICO } }],
    ['the engine is unknown', { dns: onNode }],
  ])('can name who answers where %s', (_, facts) => {
    expect(said('LLMGW-006', facts)).toEqual([]);
  });

  test('can name the node in a policy of Cilium', () => {
    expect(said('LLMGW-006', { dns: onNode, policies: { engine: CILIUM } }, NetworkIsolation.cilium())).toEqual([]);
  });

  test('may not know CiliumNetworkPolicies (LLMGW-007)', () => {
    expect(said('LLMGW-007', { flavor: 'mine', dns, policies: { engine: CALICO } }, NetworkIsolation.cilium())).toEqual([
      expect.stringContaining("'networkIsolation': CiliumNetworkPolicies are not known to exist on mine"),
    ]);
  });

  test.each<ClusterFacts['policies']>([{ engine: CILIUM }, { ciliumPolicies: true }])(
    'knows CiliumNetworkPolicies with %j',
    (policies) => expect(said('LLMGW-007', { dns, policies }, NetworkIsolation.cilium())).toEqual([]),
  );

  test('need not know CiliumNetworkPolicies for plain ones', () => {
    expect(said('LLMGW-007', { dns, policies: { engine: CALICO } })).toEqual([]);
  });

  test('does not matter where there is no policy', () => {
    const none = NetworkIsolation.none('the mesh does it');

    expect(['LLMGW-001', 'LLMGW-005'].flatMap((code) => said(code, { policies: { engine: NONE } }, none))).toEqual([]);
  });
});

describe('what isolates pods by default', () => {
  const kindOn = (facts: ClusterFacts): string => synth(on(facts)).find(({ kind }) => kind.endsWith('NetworkPolicy'))!.kind;
  const policies = { engine: CILIUM };
  const doors = {
    cilium: { entities: ['ingress'] },
    traefik: { peers: [NetworkPeer.namespace('traefik')] },
    empty: { entities: [] },
  };

  test.each<[string, ClusterFacts]>([
    ['names are answered on the node', { dns: onNode, policies }],
    ['only Cilium can name who sends through the usual door', { dns, policies, doors, gatewayClass: 'cilium' }],
  ])('is a CiliumNetworkPolicy where %s', (_, facts) => {
    expect(kindOn(facts)).toBe('CiliumNetworkPolicy');
  });

  test.each<[string, ClusterFacts]>([
    ['nothing needs more', { dns, policies }],
    ['nobody said who answers for names', { policies }],
    ['names are answered elsewhere', { dns: { ...dns, onNode: false }, policies }],
    ['the usual door is one of pods', { dns, policies, doors, gatewayClass: 'traefik' }],
    ['the usual door has no name in Cilium', { dns, policies, doors, gatewayClass: 'empty' }],
    ['the usual door is unknown', { dns, policies, doors, gatewayClass: 'other' }],
    ['no door is known', { dns, policies, gatewayClass: 'cilium' }],
    ['no door is the usual one', { dns, policies, doors }],
    ['the cluster has no others', { dns: onNode, policies: { engine: CALICO } }],
  ])('is a NetworkPolicy where %s', (_, facts) => {
    expect(kindOn(facts)).toBe('NetworkPolicy');
  });
});
