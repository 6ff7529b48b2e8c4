import * as fc from 'fast-check';
import { ClusterProfile, KubernetesVersion, NetworkIsolation, ServiceMesh } from '../../src';
import type { ClusterFacts } from '../../src';
import { all, only, podTemplateOf } from '../support/find';
import { synth } from '../support/synth';
import { containersOf, everything, podsOf } from './everything';

const FACTS: ClusterFacts = {
  dns: { domain: 'corp.example' },
  registry: { pullSecrets: ['regcred'], mirrors: { 'docker.io': 'mirror.example.com/hub' } },
  placement: { nodeSelector: { pool: 'ai' }, tolerations: [{ key: 'dedicated', operator: 'Exists' }], priorityClassName: 'high' },
  egressProxy: { url: 'http://proxy.example.com:3128' },
  admission: { assignsUsers: true },
};

const onCluster = (facts: ClusterFacts) =>
  synth((chart) => {
    ClusterProfile.custom(facts).applyTo(chart);
    everything(chart);
  });

const manifests = onCluster(FACTS);
const pods = podsOf(manifests);
const containers = pods.flatMap(({ name, template }) =>
  containersOf(template).map((container) => [`${name} ${container.name}`, container] as const),
);

test('every kind of pod is there', () => {
  expect(new Set(pods.map(({ manifest }) => manifest.kind))).toEqual(
    new Set(['StatefulSet', 'Deployment', 'Job', 'CronJob', 'Pod']),
  );
  expect(containers.map(([name]) => name.split(' ')[1])).toEqual(
    expect.arrayContaining(['drain-tool', 'before', 'beside', 'otel-collector', 'migration', 'smoke-test', 'check', 'redis']),
  );
});

describe.each(pods.map(({ name, template }) => [name, template]))('the pod of %s', (_name, template) => {
  const { spec, metadata } = template;

  test('has the pull secrets of the cluster', () => expect(spec.imagePullSecrets).toEqual([{ name: 'regcred' }]));

  test('runs on the nodes of the cluster', () => {
    expect(spec).toMatchObject({ nodeSelector: { pool: 'ai' }, priorityClassName: 'high' });
    expect(spec.tolerations).toEqual([{ key: 'dedicated', operator: 'Exists' }]);
  });

  test('states no user where the cluster assigns them', () => {
    expect(JSON.stringify(template)).not.toMatch(/runAsUser|runAsGroup|fsGroup"/);
    expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  });

  test('has no token, no links and few lookups', () => {
    expect(spec).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false });
    expect(spec.dnsConfig.options).toEqual([{ name: 'ndots', value: expect.stringMatching(/^[23]$/) }]);
  });

  test('has a network policy of its own', () => {
    const policies = all(manifests, 'NetworkPolicy').filter(({ spec: { podSelector } }: any) =>
      Object.entries(podSelector.matchLabels).every(([name, value]) => metadata.labels[name] === value),
    );

    expect(policies).toHaveLength(1);
  });

  test('has no volume without a limit', () => {
    const unlimited = (spec.volumes ?? []).filter((v: any) => v.emptyDir && v.emptyDir.sizeLimit === undefined);

    expect(unlimited).toEqual([]);
  });
});

describe.each(containers)('the container %s', (_name, container) => {
  test('is taken from the mirror', () => expect(container.image).toMatch(/^mirror\.example\.com\/hub\/[^/]+\//));

  test('states what it takes of the disk', () => {
    const { requests, limits } = container.resources;

    expect(requests['ephemeral-storage']).toBeDefined();
    expect(limits['ephemeral-storage']).toBeDefined();
  });

  test('is as restricted as the pod', () =>
    expect(container.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    }));
});

test('what a workload decides holds for its Jobs and checks as well', () => {
  const own = podsOf(
    synth((chart) =>
      everything(chart, {
        imagePullSecrets: ['team'],
        scheduling: { nodeSelector: { pool: 'team' } },
        region: { id: 'eu-central-1' },
      }),
    ),
  ).filter(({ name }) => !/redis|cache|mcp/.test(name));

  expect(own).toHaveLength(5);
  for (const { template } of own) {
    expect(template.spec).toMatchObject({ imagePullSecrets: [{ name: 'team' }], nodeSelector: { pool: 'team' } });
    expect(JSON.stringify(template.spec.affinity)).toContain('eu-central-1');
  }
});

test('isolation is that of the workload: by Cilium, or by somebody else', () => {
  const cilium = synth((chart) => everything(chart, { networkIsolation: NetworkIsolation.cilium() }));
  const none = synth((chart) => everything(chart, { networkIsolation: NetworkIsolation.none('a policy of the namespace') }));

  expect(all(cilium, 'CiliumNetworkPolicy')).toHaveLength(5);
  expect(all(none, 'NetworkPolicy').map((p) => p.metadata.name)).not.toContain('test-gateway-migration');
});

test('a database of an operator gets what its API has', () => {
  const { spec } = only(manifests, 'Cluster');

  expect(spec).toMatchObject({
    imagePullSecrets: [{ name: 'regcred' }],
    affinity: { nodeSelector: { pool: 'ai' }, tolerations: [{ key: 'dedicated', operator: 'Exists' }] },
    priorityClassName: 'high',
    resources: { limits: { 'ephemeral-storage': '1Gi' } },
  });
});

test('any fact of a cluster reaches every pod', () => {
  const facts = fc.record({
    secret: fc.stringMatching(/^[a-z]{1,10}$/),
    pool: fc.stringMatching(/^[a-z]{1,10}$/),
    assignsUsers: fc.boolean(),
    native: fc.boolean(),
    mesh: fc.constantFrom(undefined, ServiceMesh.NONE, ServiceMesh.ISTIO_SIDECAR, ServiceMesh.ISTIO_AMBIENT, ServiceMesh.LINKERD),
  });
  fc.assert(
    fc.property(facts, ({ secret, pool, assignsUsers, native, mesh }) => {
      const found = podsOf(
        onCluster({
          registry: { pullSecrets: [secret] },
          placement: { nodeSelector: { pool } },
          admission: { assignsUsers },
          kubernetesVersion: native ? KubernetesVersion.V1_29 : KubernetesVersion.V1_28,
          ...(mesh && { mesh: { mesh } }),
        }),
      );

      for (const { template } of found) {
        expect(template.spec).toMatchObject({ imagePullSecrets: [{ name: secret }], nodeSelector: { pool } });
        expect(containersOf(template).every((c) => (c.securityContext.runAsUser === undefined) === assignsUsers)).toBe(true);
        const ends = template.spec.restartPolicy === 'Never';
        const injected = template.metadata.labels['sidecar.istio.io/inject'] === 'true';
        expect(ends && injected ? native : true).toBe(true);
      }
    }),
    { numRuns: 10 },
  );
});

test('Redis is told no proxy that it has no use for', () => {
  const redis = all(manifests, 'StatefulSet').map((m) => JSON.stringify(podTemplateOf(m)));

  expect(redis.join()).not.toContain('proxy.example.com');
});
