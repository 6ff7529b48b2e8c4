import { ClusterProfile, NetworkPeer } from '../../src';
import type { ClusterFacts, NetworkRule } from '../../src';
import { isProxied } from '../../src/network/egress-proxy';
import { gateway } from '../exposure/gateways';
import { expectFinding, findings } from '../support/errors';
import { container, only } from '../support/find';
import { synth } from '../support/synth';
import { on, podsIn, policyOf, reached, rulesAt } from './policies';

const URL = 'http://10.0.0.9:3128';
const egressProxy = { url: URL };
const INSIDE = 'localhost,127.0.0.1,::1,.svc,.cluster.local';

const rule = (...peers: NetworkPeer[]): NetworkRule => ({ peers, ports: [{ port: 5432 }] });
const to = (...peers: NetworkPeer[]): any[] => reached({ egressProxy }, peers);

describe('beside an egress proxy', () => {
  test.each([
    [URL, 3128, '10.0.0.9/32'],
    ['http://[2001:db8::9]:8080', 8080, '2001:db8::9/128'],
  ])('%s is reached at its port, and nothing else is', (url, port, cidr) => {
    expect(rulesAt(policyOf({ egressProxy: { url } }).egress, port)).toEqual([{ to: [{ ipBlock: { cidr } }] }]);
  });

  test('that is a Service, its pods are reached and nothing outside', () => {
    const { egress } = policyOf({ egressProxy: { url: 'http://squid.egress.svc:3128' } });

    expect(rulesAt(egress, 3128)).toEqual([{ to: [podsIn('egress')] }]);
  });

  test('that has a name outside, every address is reached at its port, since that of a company is private', () => {
    const [{ to: ends }] = rulesAt(policyOf({ egressProxy: { url: 'http://proxy.example.com:3128' } }).egress, 3128);

    expect(ends.find(({ ipBlock }: any) => ipBlock.cidr === '0.0.0.0/0').ipBlock.except).not.toContain('10.0.0.0/8');
  });

  test('a host outside is not reached directly', () => {
    expect(to(NetworkPeer.host('db.example.com'))).toEqual([]);
  });

  test('a range stays', () => {
    expect(to(NetworkPeer.cidr('10.1.0.0/16'))).toEqual([{ to: [{ ipBlock: { cidr: '10.1.0.0/16' } }] }]);
  });

  test('an address stays', () => {
    expect(to(NetworkPeer.host('10.1.0.3'))).toEqual([{ to: [{ ipBlock: { cidr: '10.1.0.3/32' } }] }]);
  });

  test('a Service stays its pods', () => {
    expect(to(NetworkPeer.host('redis.data.svc'))).toEqual([{ to: [podsIn('data')] }]);
  });

  test('a name that is rather a Service may still be a public host, and no private one', () => {
    const [{ to: ends }] = to(NetworkPeer.host('redis.data'));

    expect(ends).toContainEqual(podsIn('data'));
    expect(ends.find(({ ipBlock }: any) => ipBlock?.cidr === '0.0.0.0/0').ipBlock.except).toContain('10.0.0.0/8');
  });

  test.each(['example.com', '.example.com', '*.example.com', '*example.com'])(
    '%s exempts the host and what is below it',
    (entry) => {
      const exempt = (host: string): boolean =>
        reached({ egressProxy: { url: URL, noProxy: ['other.test', entry] } }, [NetworkPeer.host(host)]).length > 0;

      expect(['example.com', 'db.example.com', 'notexample.com', 'example.com.test'].map(exempt)).toEqual([
        true,
        true,
        false,
        false,
      ]);
    },
  );

  test('a host that is exempt may have a private address', () => {
    const [{ to: ends }] = reached({ egressProxy: { url: URL, noProxy: ['db.example.com'] } }, [
      NetworkPeer.host('db.example.com'),
    ]);

    expect(ends[0].ipBlock.except).not.toContain('10.0.0.0/8');
  });
});

describe('a pod knows the proxy', () => {
  test.each<[boolean, string, NetworkRule[]]>([
    [true, 'a host outside', [rule(NetworkPeer.host('db.example.com'))]],
    [true, 'a host outside beside a Service', [rule(NetworkPeer.host('redis'), NetworkPeer.host('db.example.com'))]],
    [true, 'a host outside in the second rule', [rule(NetworkPeer.cluster()), rule(NetworkPeer.host('db.example.com'))]],
    [false, 'a Service', [rule(NetworkPeer.host('redis.data.svc'))]],
    [false, 'a range', [rule(NetworkPeer.cidr('203.0.113.0/24'))]],
    [false, 'an address', [rule(NetworkPeer.host('203.0.113.7'))]],
    [false, 'nobody', []],
  ])('or not (%s) for %s', (expected, _, rules) => {
    expect(isProxied(egressProxy, rules)).toBe(expected);
  });
});

describe('NO_PROXY', () => {
  const noProxy = (props: object, facts?: ClusterFacts): string => {
    const manifests = synth(on(facts, { egressProxy, ...props }));
    return container(only(manifests, 'Deployment')).env.find(({ name }: any) => name === 'NO_PROXY').value;
  };
  const beside = (peer: NetworkPeer): string => noProxy({ egress: [rule(peer)] }).replace(`${INSIDE},`, '');

  test('is what is inside, and no more', () => {
    expect(noProxy({})).toBe(INSIDE);
  });

  test.each([
    ['10.0.0.3/32', '10.0.0.3'],
    ['2001:db8::3/128', '2001:db8::3,[2001:db8::3]'],
    ['10.1.0.0/16', '10.1.0.0/16'],
  ])('has %s as %s', (cidr, written) => {
    expect(beside(NetworkPeer.cidr(cidr))).toBe(written);
  });

  test.each(['0.0.0.0/0', '::/0'])('has not %s, which would be everything', (cidr) => {
    expect(beside(NetworkPeer.cidr(cidr))).toBe(INSIDE);
  });

  test('has no host that is reached through the proxy', () => {
    expect(beside(NetworkPeer.host('db.example.com'))).toBe(INSIDE);
  });

  test('has each once, in order', () => {
    const egress = [rule(NetworkPeer.host('redis.data'), NetworkPeer.host('cache.data')), rule(NetworkPeer.host('redis.data'))];

    expect(noProxy({ egress })).toBe(`${INSIDE},cache.data,redis.data`);
  });

  test('has the addresses of the cluster', () => {
    const addresses = { services: ['10.96.0.0/12'], pods: ['10.244.0.0/16'] };

    expect(noProxy({}, { addresses })).toBe(`${INSIDE},10.96.0.0/12,10.244.0.0/16`);
  });
});

describe('the URL of a proxy', () => {
  const fails = (url: string, ...parts: string[]): string =>
    expectFinding(on(undefined, { egressProxy: { url } }), 'LLMGW-514', "'egressProxy.url'", ...parts);
  const passes = (url: string): void =>
    expect(findings(on(undefined, { egressProxy: { url } })).filter((line) => line.includes('LLMGW-514'))).toEqual([]);

  test.each(['http://proxy:1', 'HTTPS://proxy.example.com:65535/', 'http://[fd00::9]:3128'])('may be %s', passes);

  test.each([
    'xhttp://proxy:3128',
    'http://proxy:0',
    'http://proxy:65536',
    'http://:3128',
    'http://a b:3128',
    'http://[::1]x:3128',
  ])('fails for %s', (url) => void fails(url, `"${url}"`, 'not an http URL'));

  test.each(['http://user:hunter2@proxy:3128', 'socks5://user:hunter2@proxy:1080', 'user:hunter2@proxy:3128'])(
    'fails for credentials, and does not repeat them: %s',
    (url) => expect(fails(url, 'credentials')).not.toContain('hunter2'),
  );

  test('fails where it is that of the cluster', () => {
    const build = (chart: Parameters<typeof gateway>[0]): void => {
      ClusterProfile.custom({ egressProxy: { url: 'http://proxy' } }).applyTo(chart);
      gateway(chart);
    };

    expectFinding(build, 'LLMGW-514', '"http://proxy"');
  });
});
