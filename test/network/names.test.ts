import { App, Chart } from 'cdk8s';
import { ClusterProfile, NetworkIsolation, NetworkPeer } from '../../src';
import type { ClusterFacts } from '../../src';
import { clusterOf } from '../../src/cluster/cluster';
import { serviceHost } from '../../src/network/names';
import { expectFinding } from '../support/errors';
import { only, podSpecOf } from '../support/find';
import { synth } from '../support/synth';
import { warned } from '../support/warned';
import { on } from './policies';

const OTHER: ClusterFacts = { dns: { domain: 'corp.example' } };
const calling = (facts: ClusterFacts | undefined, ...hosts: string[]) =>
  on(facts, { egress: hosts.map((host) => ({ peers: [NetworkPeer.host(host)], ports: [{ port: 6379 }] })) });

describe('the name of a Service that nobody finds (LLMGW-140)', () => {
  test.each<[string, ClusterFacts | undefined, string]>([
    ['redis.data.svc.cluster', undefined, 'redis.data.svc.cluster.local'],
    ['redis.data.svc.cluster.', undefined, 'redis.data.svc.cluster.local'],
    ['redis.data.svc.local', undefined, 'redis.data.svc.cluster.local'],
    ['redis.data.svc.cluster.local', OTHER, 'redis.data.svc.corp.example'],
    ['redis.data.svc.corp.svcs.example', OTHER, 'redis.data.svc.corp.example'],
    ['Redis.Data.SVC.other.example', OTHER, 'Redis.Data.SVC.corp.example'],
  ])('is a warning: %s', (name, facts, full) => {
    expect(warned(calling(facts, name), 'LLMGW-140')).toEqual([
      expect.stringMatching(new RegExp(`'egress.peers' = "${name}".*write "${full}"`)),
    ]);
  });

  test('is said once, however often it is called', () => {
    expect(warned(calling(OTHER, 'a.b.svc.c', 'a.b.svc.c'), 'LLMGW-140')).toHaveLength(1);
  });

  test.each([undefined, OTHER])('fails for a dot right after "svc"', (facts) => {
    const domain = facts ? 'corp.example' : 'cluster.local';

    expectFinding(calling(facts, 'redis.data.svc.'), 'LLMGW-140', `write "redis.data.svc" or "redis.data.svc.${domain}"`);
  });

  test.each<[string, ClusterFacts | undefined]>([
    ['redis.data.svc', undefined],
    ['redis.data.svc', OTHER],
    ['redis.data.svc.cluster.local', undefined],
    ['redis.data.svc.cluster.local.', undefined],
    ['redis.data.svc.corp.example', OTHER],
    ['redis.data.svc.corp.example.', OTHER],
    ['db.example.com', OTHER],
    // without a profile any domain may be that of the cluster
    ['redis.data.svc.corp.example', undefined],
    ['redis.data.svc.my.cluster', undefined],
    ['redis.data.svc.cluster.example', undefined],
  ])('is not %s', (name, facts) => {
    expect(warned(calling(facts, name), 'LLMGW-140')).toEqual([]);
  });
});

describe('the name by which a Service is called', () => {
  const host = (facts: ClusterFacts | undefined, namespace?: string): string => {
    const app = new App();
    if (facts) ClusterProfile.custom(facts).applyTo(app);
    return serviceHost(clusterOf(new Chart(app, 'chart')), 'redis', namespace);
  };

  test('is short where its namespace is unknown', () => {
    expect([host(undefined), host(OTHER)]).toEqual(['redis', 'redis']);
  });

  test('leaves the domain to the search list where nobody described the cluster', () => {
    expect(host(undefined, 'data')).toBe('redis.data');
  });

  test('has the domain of the cluster', () => {
    expect(host(OTHER, 'data')).toBe('redis.data.svc.corp.example');
  });
});

describe('how many dots a name must have to be asked for as it stands', () => {
  const ndots = (networkIsolation: NetworkIsolation, ...hosts: string[]): string => {
    const egress = hosts.map((host) => ({ peers: [NetworkPeer.host(host)], ports: [{ port: 6379 }] }));
    const manifests = synth(on(undefined, { egress, networkIsolation }));
    return podSpecOf(only(manifests, 'Deployment')).dnsConfig.options[0].value;
  };
  const plain = NetworkIsolation.networkPolicy();

  test('is two where no name needs the search list, and one for Cilium', () => {
    expect([ndots(plain, 'db.example.com'), ndots(NetworkIsolation.cilium(), 'db.example.com')]).toEqual(['2', '1']);
  });

  test.each([
    ['redis.data.svc', '3'],
    ['redis.data.', '2'],
    ['redis.data.svc.cluster.local', '2'],
    ['redis-0.redis.data.SVC.cluster.local', '2'],
    ['10.0.0.3', '2'],
  ])('for %s is %s', (host, expected) => {
    expect(ndots(plain, host)).toBe(expected);
  });
});
