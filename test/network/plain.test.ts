import { NetworkIsolation, NetworkPeer, ServiceMesh } from '../../src';
import { warned } from '../support/warned';
import { on, podsIn, policyOf, reached, rulesAt } from './policies';

const to = (...peers: NetworkPeer[]): any[] => reached({}, peers).flatMap((rule) => rule.to);
const ingressFor = (...clients: NetworkPeer[]): any => policyOf({ clients }).ingress;

describe('an end in a NetworkPolicy', () => {
  test('that is the whole cluster is every namespace', () => {
    expect(to(NetworkPeer.cluster())).toEqual([{ namespaceSelector: {} }]);
  });

  test('that is pods beside the gateway needs no namespace, whether it is said or not', () => {
    const beside = [{ podSelector: { matchLabels: { app: 'db' } } }];

    expect(to(NetworkPeer.pods({ app: 'db' }))).toEqual(beside);
    expect(to(NetworkPeer.pods({ app: 'db' }, 'ai-platform'))).toEqual(beside);
  });

  test('that is pods elsewhere has their namespace', () => {
    const selector = { podSelector: { matchLabels: { app: 'db' } }, ...podsIn('data') };

    expect(to(NetworkPeer.pods({ app: 'db' }, 'data'))).toEqual([selector]);
  });

  test.each(['redis', 'redis.ai-platform.svc'])('that is the Service %s beside the gateway is the pods beside it', (host) => {
    expect(to(NetworkPeer.host(host))).toEqual([{ podSelector: {} }]);
  });

  test('that is a Service elsewhere is the pods of its namespace', () => {
    expect(to(NetworkPeer.host('redis.data.svc'))).toEqual([podsIn('data')]);
  });

  test.each([
    ['10.0.0.3', '10.0.0.3/32'],
    ['2001:db8::3', '2001:db8::3/128'],
  ])('that is the address %s is a range of one', (host, cidr) => {
    expect(to(NetworkPeer.host(host))).toEqual([{ ipBlock: { cidr } }]);
  });

  test('that is a host outside is addresses of both families, and nothing else', () => {
    expect(to(NetworkPeer.host('db.example.com')).map(({ ipBlock }) => ipBlock.cidr)).toEqual(['0.0.0.0/0', '::/0']);
  });

  test('that is a range has its exceptions, if it has any', () => {
    const except = ['10.1.2.0/24'];

    expect(to(NetworkPeer.cidr('10.1.0.0/16', except))).toEqual([{ ipBlock: { cidr: '10.1.0.0/16', except } }]);
    expect(to(NetworkPeer.cidr('10.1.0.0/16'))).toEqual([{ ipBlock: { cidr: '10.1.0.0/16' } }]);
  });

  test('that nobody can name there is not there, and others stay', () => {
    const rules = rulesAt(ingressFor(NetworkPeer.ciliumEntity('ingress'), NetworkPeer.namespace('agents')), 8080);

    expect(rules).toEqual([{ from: [podsIn('agents')] }]);
  });
});

describe('callers', () => {
  test('of whom a plain policy can name none are nobody, and not everybody', () => {
    expect(ingressFor(NetworkPeer.ciliumEntity('ingress'))).toBeUndefined();
  });

  test('that are every address are both families', () => {
    const blocks = [{ ipBlock: { cidr: '0.0.0.0/0' } }, { ipBlock: { cidr: '::/0' } }];

    expect(rulesAt(ingressFor(NetworkPeer.anywhere()), 8080)).toEqual([{ from: blocks }]);
  });

  test('that are every address and somebody who has none are said by naming nobody', () => {
    const ports = [{ port: 8080, protocol: 'TCP' }];

    expect(ingressFor(NetworkPeer.anywhere(), NetworkPeer.ciliumEntity('ingress'))).toEqual([{ ports }]);
  });

  test('that are every address and pods are named', () => {
    expect(rulesAt(ingressFor(NetworkPeer.anywhere(), NetworkPeer.namespace('agents')), 8080)[0].from).toHaveLength(3);
  });
});

describe('a caller that only Cilium can name (LLMGW-517)', () => {
  const ingress = NetworkPeer.ciliumEntity('ingress');
  const of = (networkIsolation: NetworkIsolation, ...clients: NetworkPeer[]): string[] =>
    warned(on(undefined, { networkIsolation, clients }), 'LLMGW-517');
  const plain = NetworkIsolation.networkPolicy();

  test('is warned of once, by its name', () => {
    expect(of(plain, ingress, NetworkPeer.namespace('agents'), ingress)).toEqual([
      expect.stringContaining(`'networkIsolation' = "ingress"`),
    ]);
  });

  test('is let in with everybody', () => {
    expect(of(plain, ingress, NetworkPeer.anywhere())).toEqual([]);
  });

  test('is no question where everybody else can be named', () => {
    expect(of(plain, NetworkPeer.namespace('agents'))).toEqual([]);
  });

  test.each([NetworkIsolation.cilium(), NetworkIsolation.none('the mesh does it')])(
    'is no question without a plain policy',
    (it) => {
      expect(of(it, ingress)).toEqual([]);
    },
  );
});

test('where nobody said who answers for names, a NetworkPolicy names nobody', () => {
  expect(rulesAt(policyOf({}, {}).egress, 53)).toEqual([{}]);
});

test('a NetworkPolicy lets the probes of ambient in at every port, also where nobody may call', () => {
  const { ingress } = policyOf({ clients: [] }, { mesh: { mesh: ServiceMesh.ISTIO_AMBIENT } });
  const blocks = ['169.254.7.127/32', 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128'].map((cidr) => ({ ipBlock: { cidr } }));

  expect(ingress).toEqual([{ from: blocks }]);
});
