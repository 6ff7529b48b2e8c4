import { NetworkPeer } from '../../src';
import type { ClusterFacts, NetworkPort, NetworkRule } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { on, podsIn, policyOf, reached } from './policies';

const cluster = [NetworkPeer.cluster()];
const egressOf = (...egress: NetworkRule[]): any[] => policyOf({ egress }).egress;

describe('the rules of a policy', () => {
  const rules: NetworkRule[] = [
    { peers: [NetworkPeer.namespace('b'), NetworkPeer.namespace('a')], ports: [{ port: 6379 }] },
    { peers: [NetworkPeer.namespace('c')], ports: [{ port: 5432 }] },
  ];

  test('stand in an order of their own, whichever came first', () => {
    expect(egressOf(...rules)).toEqual(egressOf(...[...rules].reverse()));
    expect(egressOf(...rules).map(({ ports }) => ports[0].port)).toEqual([53, 5432, 6379]);
  });

  test('have their ends in an order as well', () => {
    expect(reached({}, [NetworkPeer.namespace('b'), NetworkPeer.namespace('a')])).toEqual([{ to: [podsIn('a'), podsIn('b')] }]);
  });

  test('for the same port are one', () => {
    const port = { port: 6379 };
    const [, one, ...others] = egressOf(
      { peers: [NetworkPeer.namespace('a')], ports: [port] },
      { peers: [NetworkPeer.namespace('b')], ports: [{ ...port, protocol: 'TCP' }] },
    );

    expect(one.to).toEqual([podsIn('a'), podsIn('b')]);
    expect(others).toEqual([]);
  });

  test('for a port of another protocol are others', () => {
    const ports = (protocol?: string): NetworkPort[] => [{ port: 6379, protocol }];
    const written = egressOf({ peers: cluster, ports: ports() }, { peers: cluster, ports: ports('UDP') });

    expect(written.slice(1).map((rule) => rule.ports[0].protocol)).toEqual(['TCP', 'UDP']);
  });

  test('name an end once', () => {
    expect(reached({}, [NetworkPeer.cluster(), NetworkPeer.cluster()])).toEqual([{ to: [{ namespaceSelector: {} }] }]);
  });
});

describe('families of addresses that pods do not have stand in no policy:', () => {
  const cidrs = (addresses: ClusterFacts['addresses']): string[] =>
    reached({}, [NetworkPeer.anywhere()], { addresses })[0].to.map(({ ipBlock }: any) => ipBlock.cidr);

  test.each<[ClusterFacts['addresses'], string[]]>([
    [{}, ['0.0.0.0/0', '::/0']],
    [{ ipv4: true, ipv6: true }, ['0.0.0.0/0', '::/0']],
    [{ ipv4: false }, ['::/0']],
    [{ ipv6: false }, ['0.0.0.0/0']],
  ])('%j has %j', (addresses, expected) => {
    expect(cidrs(addresses)).toEqual(expected);
  });
});

describe('a port of a rule', () => {
  const withPort = (port: number) => on(undefined, { egress: [{ peers: cluster, ports: [{ port }] }] });

  test.each([1, 65535])('may be %s', (port) => {
    expect(findings(withPort(port))).toEqual([]);
  });

  test.each([0, 65536, 80.5, -1])('fails for %s', (port) => {
    expectFinding(withPort(port), 'LLMGW-512', `'egress[0].ports' = ${port}`, '1 to 65535');
  });
});

describe('a rule', () => {
  const fails = (rule: Partial<NetworkRule>, ...parts: string[]): string =>
    expectFinding(
      on(undefined, {
        egress: [
          { peers: cluster, ports: [{ port: 1 }] },
          { peers: cluster, ports: [{ port: 2 }], ...rule },
        ],
      }),
      'LLMGW-512',
      ...parts,
    );

  test('fails without an end', () => {
    fails({ peers: [] }, "'egress[1].peers'", 'no peer');
  });

  test('fails without a port', () => {
    fails({ ports: [] }, "'egress[1].ports'", 'no port');
  });

  test('fails for what is no range', () => {
    fails({ peers: [NetworkPeer.cidr('10.0.0.1/8')] }, `'egress[1].peers' = "10.0.0.1/8"`, 'not a range of addresses');
  });

  test('fails for an exception that is not inside, and no other', () => {
    const peer = NetworkPeer.cidr('10.0.0.0/8', ['10.1.0.0/16', '192.168.0.0/16']);

    fails({ peers: [peer] }, `'egress[1].peers' = "192.168.0.0/16"`, 'not a range inside 10.0.0.0/8');
  });
});

describe('a caller by name', () => {
  const calledBy = (host: string) => on(undefined, { clients: [NetworkPeer.namespace('agents'), NetworkPeer.host(host)] });

  test.each([
    ['agent.prod.svc', "NetworkPeer.namespace('prod')"],
    ['agent', 'name the addresses'],
    ['agent.prod', 'name the addresses'],
    ['agents.example.com', 'name the addresses'],
  ])('fails for %s, and says how to name it', (host, remedy) => {
    expectFinding(calledBy(host), 'LLMGW-516', `.peers' = "${host}"`, remedy);
  });

  test('may be an address', () => {
    expect(findings(calledBy('203.0.113.7'))).toEqual([]);
  });
});
