import type { Chart } from 'cdk8s';
import { ClusterProfile, ModelProvider, NetworkIsolation, NetworkPeer } from '../../src';
import type { LlmGatewayProps } from '../../src';
import { gateway } from '../exposure/gateways';
import { expectFinding } from '../support/errors';
import { all, container, only, podSpecOf } from '../support/find';
import type { Manifest } from '../support/manifest';
import { canReach, INTRANET, METADATA, METADATA_V6, podsOf, STRANGER, WORLD } from '../support/reachability';
import type { Peer } from '../support/reachability';
import { synth } from '../support/synth';

const manifestsOf = (props: Partial<LlmGatewayProps>): Manifest[] => synth((chart) => gateway(chart, props));

const RULES: Partial<LlmGatewayProps> = {
  providers: [ModelProvider.vllm({ service: 'vllm', namespace: 'models', podLabels: { app: 'vllm' } })],
  egress: [
    { peers: [NetworkPeer.host('api.openai.com'), NetworkPeer.host('*.openai.azure.com')], ports: [{ port: 443 }] },
    { peers: [NetworkPeer.host('redis.data')], ports: [{ port: 6379 }] },
    { peers: [NetworkPeer.host('10.0.0.3'), NetworkPeer.cidr('10.1.0.0/16', ['10.1.2.0/24'])], ports: [{ port: 5432 }] },
  ],
  clients: [NetworkPeer.namespace('agents'), NetworkPeer.pods({ app: 'bot' })],
};

test('a NetworkPolicy is what there is by default', () => {
  expect(all(manifestsOf(RULES), 'NetworkPolicy')).toMatchSnapshot();
});

describe('Cilium', () => {
  const made = (): Manifest[] => manifestsOf({ ...RULES, networkIsolation: NetworkIsolation.cilium() });
  const specOf = (manifests: Manifest[]): any => only(manifests, 'CiliumNetworkPolicy')['spec'];

  test('gets the same rules, with hosts by name', () => {
    const manifests = made();

    expect(all(manifests, 'CiliumNetworkPolicy')).toMatchSnapshot();
    expect(specOf(manifests).egress.find((rule: any) => rule.toFQDNs)).toEqual({
      toFQDNs: [{ matchName: 'api.openai.com' }, { matchPattern: '*.openai.azure.com' }],
      toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }],
    });
  });

  test('has no second policy that would allow more', () => {
    const manifests = made();

    expect(all(manifests, 'NetworkPolicy')).toEqual([]);
    expect(JSON.stringify(specOf(manifests))).not.toContain('0.0.0.0/0');
  });

  test('sees every lookup; vllm.models.svc needs the search list', () => {
    const manifests = made();
    const dns = specOf(manifests).egress.filter((rule: any) => rule.toPorts[0].rules?.dns);

    expect(dns.map((rule: any) => Object.keys(rule)[0])).toEqual(['toEndpoints', 'toCIDRSet', 'toEntities']);
    expect(dns[0].toPorts[0].ports).toEqual([
      { port: '53', protocol: 'UDP' },
      { port: '53', protocol: 'TCP' },
    ]);
    expect(podSpecOf(only(manifests, 'Deployment')).dnsConfig.options).toEqual([{ name: 'ndots', value: '3' }]);
  });

  test('looks names up as they stand where no Service is called by a short one', () => {
    const outside = manifestsOf({ networkIsolation: NetworkIsolation.cilium() });

    expect(podSpecOf(only(outside, 'Deployment')).dnsConfig.options).toEqual([{ name: 'ndots', value: '1' }]);
  });

  test('stays in force when nobody may call', () => {
    const closed = manifestsOf({ clients: [], networkIsolation: NetworkIsolation.cilium() });

    expect(specOf(closed).ingress).toEqual([{}]);
  });

  test('fits its schema', () => {
    const reason = 'the CiliumNetworkPolicy is it';
    const name = 'test-gateway';

    expect(made()).toBeSound({ allow: [{ id: 'network-policy', kind: 'Deployment', name, reason }] });
  });
});

test('no policy at all has a name and a reason', () => {
  const isolation = NetworkIsolation.none('the mesh does it');
  const manifests = manifestsOf({ networkIsolation: isolation });

  expect(isolation.reason).toBe('the mesh does it');
  expect(manifests.filter(({ kind }) => kind.endsWith('NetworkPolicy'))).toEqual([]);
});

test('OpenShift answers DNS in a namespace of its own, on 5353', () => {
  const manifests = synth((chart) => {
    ClusterProfile.openShift().applyTo(chart);
    gateway(chart);
  });
  const [dns] = only(manifests, 'NetworkPolicy')['spec'].egress;

  expect(dns.to).toEqual([
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-dns' } },
      podSelector: { matchLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' } },
    },
  ]);
  expect(dns.ports.map((p: any) => `${p.port}/${p.protocol}`)).toEqual(['5353/UDP', '5353/TCP']);
});

describe('an egress proxy', () => {
  const proxied = (): Manifest[] =>
    manifestsOf({ ...RULES, egressProxy: { url: 'http://proxy.corp.example.com:3128', noProxy: ['.corp'] } });

  test('is all that is left of the hosts outside', () => {
    const text = JSON.stringify(only(proxied(), 'NetworkPolicy')['spec'].egress);

    expect(text).toContain('"port":3128');
    expect(text).not.toContain('"port":443');
    expect(text).toContain('"port":6379');
  });

  test('is told to the process, with what stays direct', () => {
    const env = Object.fromEntries(container(only(proxied(), 'Deployment')).env.map((e: any) => [e.name, e.value]));

    expect(env).toMatchObject({
      HTTPS_PROXY: 'http://proxy.corp.example.com:3128',
      NO_PROXY: 'localhost,127.0.0.1,::1,.svc,.cluster.local,10.0.0.3,10.1.0.0/16,redis.data,vllm.models,vllm.models.svc,.corp',
    });
  });

  test.each(['proxy:3128', 'socks5://proxy:1080', 'http://proxy', 'http://proxy:3128/path'])('fails for %s', (url) => {
    expectFinding((chart) => gateway(chart, { egressProxy: { url } }), 'LLMGW-514', url);
  });

  test('fails for credentials, and does not repeat them', () => {
    const message = expectFinding(
      (chart: Chart) => gateway(chart, { egressProxy: { url: 'http://user:hunter2@proxy:3128' } }),
      'LLMGW-514',
    );

    expect(message).not.toContain('hunter2');
  });
});

describe('rules that nobody means', () => {
  test.each([
    ['no peer', { peers: [], ports: [{ port: 443 }] }],
    ['no port', { peers: [NetworkPeer.cluster()], ports: [] }],
    ['port 0', { peers: [NetworkPeer.cluster()], ports: [{ port: 0 }] }],
    ['an address without a prefix', { peers: [NetworkPeer.cidr('10.0.0.1')], ports: [{ port: 443 }] }],
    ['host bits', { peers: [NetworkPeer.cidr('10.0.0.1/8')], ports: [{ port: 443 }] }],
    ['a range outside', { peers: [NetworkPeer.cidr('10.0.0.0/8', ['192.168.0.0/16'])], ports: [{ port: 443 }] }],
    ['an exception that is everything', { peers: [NetworkPeer.cidr('10.0.0.0/8', ['10.0.0.0/8'])], ports: [{ port: 443 }] }],
  ])('fails for %s', (_, rule) => {
    expectFinding((chart) => gateway(chart, { egress: [rule] }), 'LLMGW-512', 'egress[0]');
  });

  test('accepts both families', () => {
    const peers = [NetworkPeer.cidr('::/0', ['fc00::/7', 'fe80::/10']), NetworkPeer.cidr('2001:db8::/32')];

    expect(() => manifestsOf({ egress: [{ peers, ports: [{ port: 443 }] }] })).not.toThrow();
  });
});

test('a host with a private name may have a private address', () => {
  const egress = [{ peers: [NetworkPeer.host('redis.internal')], ports: [{ port: 6379 }] }];
  const rule = only(manifestsOf({ egress }), 'NetworkPolicy')['spec'].egress.find((r: any) => r.ports[0].port === 6379);

  expect(rule.to).toContainEqual({ ipBlock: { cidr: '0.0.0.0/0', except: expect.not.arrayContaining(['10.0.0.0/8']) } });
});

describe.each([
  ['NetworkPolicy', NetworkIsolation.networkPolicy()],
  ['CiliumNetworkPolicy', NetworkIsolation.cilium()],
])('%s', (_, networkIsolation) => {
  const reaches = (peer: NetworkPeer, to: Peer, props: Partial<LlmGatewayProps> = {}): boolean => {
    const manifests = manifestsOf({ egress: [{ peers: [peer], ports: [{ port: 8000 }] }], networkIsolation, ...props });
    return canReach(manifests, podsOf(only(manifests, 'Deployment')), to, 8000);
  };
  const podIn = (namespace: string): Peer => ({ namespace, labels: { app: 'vllm' } });

  test.each(['vllm.ml', 'x.ai', 'x.app', 'x.dev', 'example.tech', 'foo.run', 'vllm.models'])(
    'a name that may be a Service or a host, %s, is allowed as both',
    (host) => {
      expect(reaches(NetworkPeer.host(host), podIn(host.split('.')[1]!))).toBe(true);
      expect(reaches(NetworkPeer.host(host), { ...WORLD, host })).toBe(true);
      expect(reaches(NetworkPeer.host(host), STRANGER)).toBe(false);
      expect(reaches(NetworkPeer.host(host), INTRANET)).toBe(false);
    },
  );

  test.each(['redis.data.svc', 'redis-0.redis.data.svc.cluster.local'])('a Service, %s, is its namespace alone', (host) => {
    expect(reaches(NetworkPeer.host(host), podIn('data'))).toBe(true);
    expect(reaches(NetworkPeer.host(host), podIn('redis'))).toBe(false);
    expect(reaches(NetworkPeer.host(host), { ...WORLD, host })).toBe(false);
  });

  test('beside a proxy a name that may be a Service still reaches its pods', () => {
    const egressProxy = { url: 'http://proxy.example.com:3128' };

    expect(reaches(NetworkPeer.host('redis.ml'), podIn('ml'), { egressProxy })).toBe(true);
    expect(reaches(NetworkPeer.host('redis.ml'), WORLD, { egressProxy })).toBe(false);
  });

  test('a proxy with a name of two labels may be a Service or have a private address', () => {
    const proxied = { egressProxy: { url: 'http://proxy.acme:8000' } };

    expect(reaches(NetworkPeer.host('api.openai.com'), podIn('acme'), proxied)).toBe(true);
    expect(reaches(NetworkPeer.host('api.openai.com'), INTRANET, proxied)).toBe(true);
  });

  test('anywhere is everything but the metadata services', () => {
    expect(reaches(NetworkPeer.anywhere(), METADATA)).toBe(false);
    expect(reaches(NetworkPeer.anywhere(), METADATA_V6)).toBe(false);
    for (const end of [WORLD, INTRANET, { address: '2001:db8::1' }, { address: 'fd12::1' }]) {
      expect(reaches(NetworkPeer.anywhere(), end)).toBe(true);
    }
  });

  test('who needs a metadata service names it', () => {
    expect(reaches(NetworkPeer.cidr('169.254.169.254/32'), METADATA)).toBe(true);
  });

  test('anywhere as a client is everybody', () => {
    const manifests = manifestsOf({ clients: [NetworkPeer.anywhere()], networkIsolation });

    expect(canReach(manifests, METADATA, podsOf(only(manifests, 'Deployment')), 8080)).toBe(true);
  });
});
