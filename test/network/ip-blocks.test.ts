import { BlockList } from 'node:net';
import * as fc from 'fast-check';
import { NetworkPeer } from '../../src';
import { apart } from '../../src/network/ip-blocks';
import { gateway } from '../exposure/gateways';
import { only } from '../support/find';
import { synth } from '../support/synth';

interface Block {
  readonly cidr: string;
  readonly except?: string[];
}

const blocksOf = (groups: ReturnType<typeof apart>): Block[][] => groups.map((group) => group.map(({ ipBlock }) => ipBlock!));
const peers = (...blocks: readonly Block[]) => blocks.map((ipBlock) => ({ ipBlock }));

const rulesOf = (...others: readonly NetworkPeer[]): Block[][] => {
  const manifests = synth((chart) => gateway(chart, { egress: [{ peers: [...others], ports: [{ port: 5432 }] }] }));
  const rules = only(manifests, 'NetworkPolicy')['spec'].egress.filter(({ ports }: any) => ports[0].port === 5432);
  return rules.map(({ to }: any) => to.map(({ ipBlock }: any) => ipBlock));
};

describe('ranges of one port in a policy', () => {
  test('the public internet is left out beside everything, which has it', () => {
    const [rule, ...others] = rulesOf(NetworkPeer.host('db.example.com'), NetworkPeer.anywhere());

    expect(others).toEqual([]);
    expect(rule!.filter(({ cidr }) => cidr === '0.0.0.0/0')).toHaveLength(1);
    expect(rule![0]!.except).not.toContain('10.0.0.0/8');
  });

  test('a private range has a rule of its own beside the public internet, which excepts it', () => {
    const rules = rulesOf(NetworkPeer.host('db.example.com'), NetworkPeer.cidr('10.1.0.0/16'));

    expect(rules).toHaveLength(2);
    expect(rules.filter((rule) => rule.some(({ cidr }) => cidr === '10.1.0.0/16'))).toEqual([[{ cidr: '10.1.0.0/16' }]]);
  });

  test('ranges that do not meet stay in one rule', () => {
    const blocks = [{ cidr: '10.1.0.0/16', except: ['10.1.2.0/24'] }, { cidr: '10.2.0.0/16' }];

    expect(blocksOf(apart(peers(...blocks)))).toEqual([blocks]);
  });

  test('of two that are the same one is left', () => {
    const except = ['10.1.2.0/24', '10.1.3.0/24'];
    const twice = peers({ cidr: '10.1.0.0/16', except }, { cidr: '10.1.0.0/16', except: [...except].reverse() });

    expect(blocksOf(apart(twice))).toEqual([[{ cidr: '10.1.0.0/16', except }]]);
  });

  test('pods stay where they are', () => {
    const pods = { podSelector: { matchLabels: { app: 'db' } } };

    expect(apart([pods, ...peers({ cidr: '10.0.0.0/8' })])).toEqual([[pods, ...peers({ cidr: '10.0.0.0/8' })]]);
  });

  test('one that another one of several excepts gets a rule of its own', () => {
    const pods = { podSelector: { matchLabels: { app: 'db' } } };
    const [world, inside] = peers({ cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] }, { cidr: '10.1.0.0/16' });

    expect(apart([pods, world!, inside!])).toEqual([[pods, world], [inside]]);
  });

  test('a range with an exception is outside one with a larger exception', () => {
    const blocks = [
      { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] },
      { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] },
    ];

    expect(blocksOf(apart(peers(...blocks)))).toEqual(blocks.map((block) => [block]));
  });
});

const RANGES = ['0.0.0.0/0', '10.0.0.0/8', '10.1.0.0/16', '10.1.2.0/24', '172.16.0.0/12', '192.168.0.0/16'];
const ADDRESSES = ['203.0.113.1', '10.9.9.9', '10.1.9.9', '10.1.2.9', '172.16.1.1', '192.168.1.1'];

const contains = (range: string, address: string): boolean => {
  const [network = '', prefix] = range.split('/');
  const list = new BlockList();
  list.addSubnet(network, Number(prefix));
  return list.check(address);
};

test('an enforcer that keeps the ranges of a rule in one set, where the narrowest match wins, lets the same through', () => {
  const block = fc.record({ cidr: fc.constantFrom(...RANGES), except: fc.subarray(RANGES) }).map(({ cidr, except }) => ({
    cidr,
    except: except.filter((range) => range !== cidr && contains(cidr, range.split('/')[0]!) && prefix(range) > prefix(cidr)),
  }));
  const inOneSet = (group: readonly Block[], address: string): boolean => {
    const entries = group.flatMap(({ cidr, except = [] }) => [
      ...[{ range: cidr, lets: true }],
      ...except.map((range) => ({ range, lets: false })),
    ]);
    const found = entries.filter(({ range }) => contains(range, address)).sort((a, b) => prefix(b.range) - prefix(a.range));
    return found[0]?.lets ?? false;
  };
  fc.assert(
    fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
      const groups = blocksOf(apart(peers(...blocks)));
      for (const address of ADDRESSES) {
        const each = blocks.some(
          ({ cidr, except }) => contains(cidr, address) && !except.some((range) => contains(range, address)),
        );
        expect(groups.some((group) => inOneSet(group, address))).toBe(each);
      }
    }),
  );
});

const prefix = (range: string): number => Number(range.split('/')[1]);
