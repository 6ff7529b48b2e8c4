import { NetworkIsolation, NetworkPeer, ServiceMesh } from '../../src';
import type { ClusterFacts } from '../../src';
import { policyOf, reached, rulesAt } from './policies';

const networkIsolation = NetworkIsolation.cilium();
const to = (peer: NetworkPeer, facts?: ClusterFacts): any[] => reached({ networkIsolation }, [peer], facts);
const from = (peer: NetworkPeer): any[] => rulesAt(policyOf({ networkIsolation, clients: [peer] }).ingress, 8080);
const endpoints = (matchLabels: object) => ({ matchLabels });
const NAMESPACE = 'k8s:io.kubernetes.pod.namespace';

describe('an end in a CiliumNetworkPolicy', () => {
  test('that is the whole cluster is every pod with a namespace', () => {
    const matchExpressions = [{ key: NAMESPACE, operator: 'Exists' }];

    expect(to(NetworkPeer.cluster())).toEqual([{ toEndpoints: [{ matchExpressions }] }]);
  });

  test('that is an entity is called as Cilium calls it', () => {
    expect(from(NetworkPeer.ciliumEntity('ingress'))).toEqual([{ fromEntities: ['ingress'] }]);
  });

  test('that is anywhere is every entity, as a client', () => {
    expect(from(NetworkPeer.anywhere())).toEqual([{ fromEntities: ['all'] }]);
  });

  test('that is anywhere has the cluster as an entity, since no range matches a pod', () => {
    expect(to(NetworkPeer.anywhere())).toContainEqual({ toEntities: ['cluster'] });
  });

  test.each(['169.254.170.23/32', 'fd00:ec2::23/128'])('that is the token server of EKS, %s, is on the node as well', (cidr) => {
    expect(to(NetworkPeer.cidr(cidr))).toEqual([{ toCIDRSet: [{ cidr }] }, { toEntities: ['host'] }]);
  });

  test('that is a range has its exceptions', () => {
    const except = ['10.1.2.0/24'];

    expect(to(NetworkPeer.cidr('10.1.0.0/16', except))).toEqual([{ toCIDRSet: [{ cidr: '10.1.0.0/16', except }] }]);
  });

  test('that is a range without exceptions has no list of them', () => {
    expect(to(NetworkPeer.cidr('10.1.0.0/16'))).toEqual([{ toCIDRSet: [{ cidr: '10.1.0.0/16' }] }]);
  });

  test.each([
    ['10.0.0.3', '10.0.0.3/32'],
    ['2001:db8::3', '2001:db8::3/128'],
  ])('that is the address %s is a range of one', (host, cidr) => {
    expect(to(NetworkPeer.host(host))).toEqual([{ toCIDRSet: [{ cidr }] }]);
  });

  test('that is a name of one label is a Service beside the gateway', () => {
    expect(to(NetworkPeer.host('redis'))).toEqual([{ toEndpoints: [endpoints({ [NAMESPACE]: 'ai-platform' })] }]);
  });

  test('that is a Service of another namespace is its pods', () => {
    expect(to(NetworkPeer.host('redis.data.svc'))).toEqual([{ toEndpoints: [endpoints({ [NAMESPACE]: 'data' })] }]);
  });

  test('that is a host outside is its name', () => {
    expect(to(NetworkPeer.host('db.example.com'))).toEqual([{ toFQDNs: [{ matchName: 'db.example.com' }] }]);
  });

  test('that is pods without a namespace is those beside the gateway', () => {
    const labels = { app: 'db', [NAMESPACE]: 'ai-platform' };

    expect(to(NetworkPeer.pods({ app: 'db' }))).toEqual([{ toEndpoints: [endpoints(labels)] }]);
  });
});

describe('hosts where the cluster refuses names in CiliumNetworkPolicies', () => {
  const facts = { policies: { ciliumPolicies: true, hostNames: false } };
  const excepted = (peer: NetworkPeer): string[] => {
    const [rule] = to(peer, facts).filter(({ toCIDRSet }) => toCIDRSet);
    return rule.toCIDRSet.find(({ cidr }: any) => cidr === '0.0.0.0/0').except;
  };

  test('are the public internet', () => {
    expect(excepted(NetworkPeer.host('db.example.com'))).toContain('10.0.0.0/8');
  });

  test('with a private address are every address', () => {
    expect(excepted(NetworkPeer.privateHost('db.example.com'))).not.toContain('10.0.0.0/8');
  });

  test('with a name that gives a private address away are every address', () => {
    expect(excepted(NetworkPeer.host('db.internal'))).not.toContain('10.0.0.0/8');
  });

  test('are not looked up through the proxy of Cilium either', () => {
    expect(JSON.stringify(policyOf({ networkIsolation }, facts).egress)).not.toContain('matchPattern');
  });
});

describe('who answers for names, in a CiliumNetworkPolicy', () => {
  const dns = (facts: ClusterFacts): any[] => rulesAt(policyOf({ networkIsolation }, facts).egress, 53);
  const pods = [NetworkPeer.pods({ 'k8s-app': 'kube-dns' }, 'kube-system')];

  test('is everybody where nobody said', () => {
    expect(dns({})).toEqual([{ toEntities: ['all'] }]);
  });

  test('is its pods alone where these are all', () => {
    expect(dns({ dns: { pods } }).map((rule) => Object.keys(rule))).toEqual([['toEndpoints']]);
  });

  test('may be an address of the node where it has one', () => {
    expect(dns({ dns: { pods, addresses: ['169.254.20.10/32'] } })).toContainEqual({ toEntities: ['host'] });
  });

  test('is never found by a name, which nobody could look up', () => {
    const found = dns({ dns: { pods: [NetworkPeer.host('resolver.example.com')] } });

    expect(found.flatMap((rule) => Object.keys(rule))).toEqual(['toCIDRSet']);
  });
});

test('a CiliumNetworkPolicy lets the probes of ambient in at every port', () => {
  const { ingress } = policyOf({ networkIsolation, clients: [] }, { mesh: { mesh: ServiceMesh.ISTIO_AMBIENT } });

  expect(ingress).toEqual([
    { fromCIDRSet: [{ cidr: '169.254.7.127/32' }, { cidr: 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128' }] },
  ]);
});

test('a CiliumNetworkPolicy keeps the name of the API server beside its addresses, which no range matches on a node', () => {
  const rules = to(NetworkPeer.apiServer(), { addresses: { apiServer: ['10.0.0.5/32'] } });

  expect(rules).toEqual([{ toCIDRSet: [{ cidr: '10.0.0.5/32' }] }, { toEntities: ['kube-apiserver'] }]);
});
