import { ClusterProfile, GkeDns, NetworkPeer, PolicyEngine } from '../../src';
import type { ClusterFacts } from '../../src';
import { gateway } from '../exposure/gateways';
import { warned } from '../support/warned';
import { on, podsIn, policyOf, rulesAt } from './policies';

const pods = [NetworkPeer.namespace('dns')];
const addresses = { services: ['10.96.0.0/12'] };
const block = (cidr: string): object => ({ ipBlock: { cidr } });
const SERVICES = block('10.96.0.0/12');
const dnsOf = (facts: ClusterFacts): any[] => {
  const [rule, ...others] = rulesAt(policyOf({}, facts).egress, facts.dns?.port ?? 53);
  expect(others).toEqual([]);
  return rule.to;
};

describe('names are answered', () => {
  test('at pods', () => {
    expect(dnsOf({ dns: { pods } })).toEqual([podsIn('dns')]);
  });

  test('at addresses', () => {
    expect(dnsOf({ dns: { addresses: ['169.254.20.10/32'] } })).toEqual([block('169.254.20.10/32')]);
  });

  test('over UDP, and over TCP for what is large', () => {
    const [rule] = policyOf({}, { dns: { pods, port: 5353 } }).egress;

    expect(rule.ports).toEqual([
      { port: 5353, protocol: 'UDP' },
      { port: 5353, protocol: 'TCP' },
    ]);
  });

  test.each<[string, ClusterFacts]>([
    ['nobody said what enforces policies', { dns: { pods } }],
    ['that is said', { dns: { pods }, policies: { engine: PolicyEngine.CALICO, seesServices: true } }],
    ['only addresses are known', { dns: { addresses: ['10.96.0.10/32'] } }],
  ])('at the addresses of Services as well where an engine may see them: %s', (_, facts) => {
    expect(dnsOf({ ...facts, addresses })).toContainEqual(SERVICES);
  });

  test.each<[string, ClusterFacts['policies']]>([
    ['one that sees pods', { engine: PolicyEngine.CALICO }],
    ['one of which it is said', { seesServices: false }],
    ['that of AWS, which finds the pods by itself', { engine: PolicyEngine.AWS_VPC_CNI, seesServices: true }],
  ])('not at the addresses of Services for an engine: %s', (_, policies) => {
    expect(dnsOf({ dns: { pods }, addresses, policies })).toEqual([podsIn('dns')]);
  });

  test('by everybody where only the addresses of Services are known', () => {
    expect(rulesAt(policyOf({}, { addresses }).egress, 53)).toEqual([{}]);
  });
});

describe('what is unknown about who answers for names is said', () => {
  const engine = { policies: { engine: PolicyEngine.CALICO } };
  const said = (facts: ClusterFacts): string[] =>
    warned(on(facts), 'LLMGW-001').map((line) => /'([\w.]+)': ([^;]+)/.exec(line)!.slice(1).join(': '));

  test('where nobody said anything', () => {
    expect(said(engine)).toEqual(['dns: policies let DNS go to anybody']);
  });

  test('where nobody said what enforces policies', () => {
    expect(said({ dns: { pods } })).toEqual([
      'policies.engine: policies allow DNS at the addresses of its pods and of its Service',
    ]);
  });

  test('as another question where it is known what such an engine sees', () => {
    expect(said({ dns: { pods }, policies: { seesServices: false } })).toEqual([
      'policies.engine: network policies may have no effect',
    ]);
  });

  test('and nothing where all is known', () => {
    expect(said({ dns: { pods }, ...engine })).toEqual([]);
  });

  test.each([
    [ClusterProfile.gke(), ["'dns': policies let DNS go to every resolver"]],
    [ClusterProfile.gke({ dns: GkeDns.CLOUD_DNS }), []],
  ])('where a kind of cluster may have several resolvers', (profile, expected) => {
    const lines = warned((chart) => {
      profile.applyTo(chart);
      gateway(chart);
    }, 'LLMGW-001').filter((line) => line.includes("'dns'"));

    expect(lines).toEqual(expected.map((text) => expect.stringContaining(text)));
  });

  test('and nothing about a cluster that nobody described', () => {
    expect(warned(on(undefined), 'LLMGW-001')).toEqual([]);
  });
});
