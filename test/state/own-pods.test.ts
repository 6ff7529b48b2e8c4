import type { Chart } from 'cdk8s';
import { ApiObject, Chart as PlainChart, JsonPatch, Size } from 'cdk8s';
import { CloudNativePostgres, ClusterProfile, RedisPersistence, RedisStore, ServiceMesh } from '../../src';
import type { CloudNativePostgresProps, ClusterFacts, IWorkloadNeed, RedisStoreProps } from '../../src';
import { on } from '../support/cluster';
import { expectFinding } from '../support/errors';
import { container, only, podSpecOf, podTemplateOf } from '../support/find';
import { synth } from '../support/synth';
import { warned } from '../support/warned';
import { gatewayWith, PASSWORD } from './sample';

// The pods of a Redis and of a database.

const size = Size.gibibytes(1);
const redis = (chart: Chart, props: Partial<RedisStoreProps> = {}): RedisStore =>
  new RedisStore(chart, 'redis', {
    ...{ name: 'redis', password: PASSWORD, urlSafePassword: true, persistence: RedisPersistence.none(), ...props },
  });
const database = (chart: Chart, props: Partial<CloudNativePostgresProps> = {}): CloudNativePostgres =>
  new CloudNativePostgres(chart, 'db', { name: 'db', size, ...props });

describe('the instances of a database', () => {
  const specOf = (facts: ClusterFacts, props?: Partial<CloudNativePostgresProps>) =>
    only(synth(on(facts, (chart) => database(chart, props))), 'Cluster')['spec'];
  const nodeSelector = { pool: 'ai' };
  const tolerations = [{ key: 'ai', operator: 'Exists' }];

  test.each<[string, ClusterFacts, object]>([
    ['pull with the Secrets of the cluster', { registry: { pullSecrets: ['a'] } }, { imagePullSecrets: [{ name: 'a' }] }],
    ['are on the nodes of the cluster', { placement: { nodeSelector } }, { affinity: { nodeSelector } }],
    ['tolerate what the cluster says', { placement: { tolerations } }, { affinity: { tolerations } }],
    ['may be on all of those', { placement: { nodeSelector, tolerations } }, { affinity: { nodeSelector, tolerations } }],
  ])('%s', (_what, facts, expected) => {
    expect(specOf(facts)).toMatchObject(expected);
  });

  test.each(['imagePullSecrets', 'affinity', 'inheritedMetadata', 'imageName'])('have no %s of which nobody speaks', (name) => {
    expect(specOf({ mesh: { mesh: ServiceMesh.NONE }, registry: { mirrors: { 'ghcr.io': 'x' } } })).not.toHaveProperty(name);
  });

  test('have the image of the mirror', () => {
    const spec = specOf({ registry: { mirrors: { 'ghcr.io': 'hub.example.com' } } }, { image: 'ghcr.io/acme/postgres:17.2' });

    expect(spec.imageName).toBe('hub.example.com/acme/postgres:17.2');
  });

  test('are warned of where their first Jobs are refused, and only there', () => {
    const build = (requiresProbes: boolean) => on({ flavor: 'AKS', admission: { requiresProbes } }, (chart) => database(chart));

    expect(warned(build(true), 'LLMGW-019')).toEqual([expect.stringContaining('\'CloudNativePostgres\' = "AKS"')]);
    expect(warned(build(false), 'LLMGW-019')).toEqual([]);
  });

  test('have a policy of Cilium where the others have one', () => {
    const build = (chart: Chart): void => {
      ClusterProfile.aks({ automatic: true }).applyTo(chart);
      database(chart);
    };
    const policy = only(synth(build), 'CiliumNetworkPolicy');

    expect(policy.apiVersion).toBe('cilium.io/v2');
    expect(policy.metadata.name).toBe('db');
    expect(policy['spec'].endpointSelector.matchLabels).toMatchObject({ 'cnpg.io/cluster': 'db' });
  });

  test('fails for a gateway of another namespace, where the Secret is not', () => {
    expectFinding((chart) => gatewayOf(other(chart), database(chart)), 'LLMGW-413', '\'stores.postgres\' = "other"');
  });
});

describe('the pod of a Redis', () => {
  test('may write a dump as large as its memory where it has no volume', () => {
    const manifests = synth((chart) => redis(chart, { resources: { requests: { memory: '96Mi' }, limits: { memory: '96Mi' } } }));
    const set = only(manifests, 'StatefulSet');

    expect(podSpecOf(set).volumes).toContainEqual({ name: 'data', emptyDir: { sizeLimit: '96Mi' } });
    expect(container(set).volumeMounts).toContainEqual({ name: 'data', mountPath: '/data' });
  });

  test('is the one of no other workload', () => {
    const selector = { 'app.kubernetes.io/name': 'redis', 'app.kubernetes.io/instance': 'redis' };
    const spec = { selector: { matchLabels: { team: 'ai' } }, template: { metadata: { labels: {} }, spec: { containers: [] } } };
    const build = (chart: Chart): void => {
      redis(chart, { labels: { team: 'ai' } });
      new ApiObject(chart, 'theirs', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' }, spec });
    };

    expect(
      podTemplateOf(
        only(
          synth((chart) => redis(chart)),
          'StatefulSet',
        ),
      ).metadata.labels,
    ).toMatchObject(selector);
    expectFinding(build, 'LLMGW-915', 'test/theirs selects the pods of test/redis');
  });

  test('lets nobody in but the probes of the mesh, where nobody is named', () => {
    const build = on({ mesh: { mesh: ServiceMesh.ISTIO_AMBIENT } }, (chart) => redis(chart));

    expect(only(synth(build), 'NetworkPolicy')['spec'].ingress).toEqual([
      { from: [{ ipBlock: { cidr: '169.254.7.127/32' } }, { ipBlock: { cidr: 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128' } }] },
    ]);
  });

  test('is patched like every object', () => {
    const build = (chart: Chart): void => {
      const store = redis(chart);
      store.patch(store.service, JsonPatch.add('/spec/publishNotReadyAddresses', true));
    };

    expect(only(synth(build), 'Service')['spec'].publishNotReadyAddresses).toBe(true);
  });

  test('restarts a gateway with its password', () => {
    const password = { ...PASSWORD, revision: 'v2' };
    const manifests = synth((chart) => gatewayOf(chart, redis(chart, { password })));

    expect(podTemplateOf(only(manifests, 'Deployment')).metadata.annotations).toHaveProperty('checksum/redis-credentials');
  });
});

function gatewayOf(chart: Chart, store: IWorkloadNeed): void {
  gatewayWith(chart, [store]);
}

/** A chart of another namespace beside this one. */
function other(chart: Chart): Chart {
  return new PlainChart(chart, 'other', { namespace: 'other' });
}
