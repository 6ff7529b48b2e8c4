import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Certainty, ClusterProfile, KubernetesVersion, NetworkPeer } from '../../src';
import { clusterOf } from '../../src/cluster/cluster';
import { provenanceOf } from '../../src/contract/provenance';
import { Findings } from '../../src/core/findings';

const findingsOf = (app: App): string[] => app.node.findAll().flatMap((c) => c.node.validate());
const PROFILE = ClusterProfile.custom({ flavor: 'mine', dns: { domain: 'corp.example' } });

describe('a cluster profile', () => {
  test('holds for everything below the scope that it is given to', () => {
    const app = new App();
    PROFILE.applyTo(app);
    const deep = new Construct(new Chart(app, 'chart'), 'deep');

    expect(clusterOf(deep).domain).toBe('corp.example');
    expect(clusterOf(deep).facts.flavor).toBe('mine');
  });

  test('is that of the nearest scope', () => {
    const app = new App();
    PROFILE.applyTo(app);
    const chart = new Chart(app, 'chart');
    PROFILE.withFacts({ dns: { domain: 'other.example' } }).applyTo(chart);

    expect(clusterOf(chart).domain).toBe('other.example');
    expect(clusterOf(new Chart(app, 'sibling')).domain).toBe('corp.example');
  });

  test('is optional: without one the cluster is a plain Kubernetes', () => {
    const cluster = clusterOf(new App());

    expect(cluster.isGiven).toBe(false);
    expect(cluster.domain).toBe('cluster.local');
    expect(cluster.kubernetesVersion).toBe(KubernetesVersion.V1_28);
  });

  test('keeps the facts of a group that are not stated anew, and says which are', () => {
    const pods = [NetworkPeer.pods({ 'k8s-app': 'kube-dns' }, 'kube-system')];
    const source = { certainty: Certainty.DOCS, source: 'https://example.com' };
    const { facts } = ClusterProfile.custom({ dns: { pods }, provenance: { dns: source } }).withFacts({ dns: { domain: 'a.b' } });

    expect(facts.dns).toEqual({ pods, domain: 'a.b' });
    expect(provenanceOf(facts, 'dns.pods')).toEqual(source);
    expect(provenanceOf(facts, 'dns.domain')).toEqual({ certainty: Certainty.STATED });
  });

  test('fails where it comes after what is made for it', () => {
    const app = new App();
    clusterOf(new Chart(app, 'chart'));
    PROFILE.applyTo(app);

    expect(findingsOf(app)).toEqual([expect.stringContaining('[LLMGW-002]')]);
  });

  test('fails where a scope has two', () => {
    const app = new App();
    PROFILE.applyTo(app);
    PROFILE.applyTo(app);

    expect(findingsOf(app)).toEqual([expect.stringContaining('[LLMGW-003]')]);
  });

  test.each([
    [{ addresses: { services: ['10.0.0.1/8'] } }, 'facts.addresses.services'],
    [{ addresses: { apiServer: ['kubernetes'] } }, 'facts.addresses.apiServer'],
    [{ dns: { addresses: ['169.254.20.10'] } }, 'facts.dns.addresses'],
    [{ dns: { domain: '.cluster.local' } }, 'facts.dns.domain'],
    [{ dns: { port: 0 } }, 'facts.dns.port'],
  ])('fails with %j', (facts, prop) => {
    const app = new App();
    ClusterProfile.custom(facts).applyTo(app);

    expect(findingsOf(app)).toEqual([expect.stringMatching(new RegExp(`LLMGW-004.*'${prop}'`))]);
  });

  test.each([
    ['1.24', 'older than 1.28'],
    ['latest', 'not a Kubernetes version'],
  ])('fails for Kubernetes %s', (version, reason) => {
    const app = new App();
    ClusterProfile.custom({ kubernetesVersion: KubernetesVersion.of(version) }).applyTo(app);

    expect(findingsOf(app)).toEqual([
      expect.stringMatching(new RegExp(`LLMGW-123.*'kubernetesVersion' = "${version}".*${reason}`)),
    ]);
  });

  test('says once for all that a fact is unknown', () => {
    const app = new App();
    PROFILE.applyTo(app);
    const cluster = clusterOf(app);
    cluster.unknown('dns', 'names may be asked from anybody');
    cluster.unknown('dns', 'names may be asked from anybody');

    expect(Findings.of(app).list()).toEqual([
      expect.stringContaining("[LLMGW-001] the app: 'dns': names may be asked from anybody"),
    ]);
  });
});
