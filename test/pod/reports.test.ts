import type { Chart } from 'cdk8s';
import {
  ClusterProfile,
  Findings,
  GatewayMesh,
  GatewayMigration,
  GatewaySmokeTest,
  KubernetesVersion,
  LlmGateway,
  ModelProvider,
  NetworkIsolation,
  NetworkPeer,
  ServiceMesh,
  VolumeSource,
} from '../../src';
import type { ClusterFacts, LlmGatewayProps } from '../../src';
import { container, only, podSpecOf, podTemplateOf } from '../support/find';
import { acme } from '../support/gateway';
import { expectFinding, findings } from '../support/errors';
import type { Manifest } from '../support/manifest';
import { synth } from '../support/synth';
import { containersOf, everything, mcpProxy, meshed, podsOf, PRODUCT } from './everything';

const on = (facts: ClusterFacts, build: (chart: Chart) => void) => (chart: Chart) => {
  ClusterProfile.custom(facts).applyTo(chart);
  build(chart);
};
const envOf = (c: any): Record<string, string> => Object.fromEntries((c.env ?? []).map((e: any) => [e.name, e.value]));
const strict = (build: (chart: Chart) => void) => (chart: Chart) => {
  Findings.of(chart).strict();
  build(chart);
};

describe('OpenShift (kubernaut#335, envoyproxy/ai-gateway#2046)', () => {
  test('gets no user in any pod', () => {
    const users = podsOf(synth(on({ admission: { assignsUsers: true } }, everything)))
      .flatMap(({ template }) => containersOf(template))
      .filter((c) => c.securityContext.runAsUser !== undefined);

    expect(users).toEqual([]);
  });
});

describe('a private registry (BerriAI/litellm#15602)', () => {
  const props: Partial<LlmGatewayProps> = {
    imagePullSecrets: ['regcred'],
    scheduling: { nodeSelector: { pool: 'ai' }, tolerations: [{ key: 'dedicated', operator: 'Exists' }] },
    egressProxy: { url: 'http://proxy.example.com:3128' },
  };
  const manifests = synth((chart) => everything(chart, props));

  test.each(['Job/test-gateway-migration', 'Job/test-gateway-smoke-test', 'CronJob/test-gateway-check'])('reaches %s', (name) => {
    const { spec } = podsOf(manifests).find((pod) => pod.name.startsWith(name))!.template;

    expect(spec.imagePullSecrets).toEqual([{ name: 'regcred' }]);
    expect(spec.nodeSelector).toEqual({ pool: 'ai' });
    expect(spec.tolerations).toEqual([{ key: 'dedicated', operator: 'Exists' }]);
  });

  test('the migration and the sidecars know the proxy, and their policy lets them reach it', () => {
    const job = podsOf(manifests).find(({ name }) => name.startsWith('Job/test-gateway-migration'))!.manifest;

    expect(envOf(container(job))).toMatchObject({ HTTPS_PROXY: 'http://proxy.example.com:3128' });
    expect(envOf(container(only(manifests, 'Deployment', 'test-gateway'), 'otel-collector'))).toHaveProperty('NO_PROXY');
    expect(JSON.stringify(only(manifests, 'NetworkPolicy', 'test-gateway-migration'))).toContain('3128');
  });

  test('what asks the gateway only knows no proxy', () => {
    expect(envOf(container(only(manifests, 'CronJob')))).not.toHaveProperty('HTTPS_PROXY');
  });

  test.each([
    ['busybox:1.37.0', 'mirror.example.com/hub/library/busybox:1.37.0'],
    ['curlimages/curl:8.11.1', 'mirror.example.com/hub/curlimages/curl:8.11.1'],
    ['docker.io/acme/gateway:1.0.0', 'mirror.example.com/hub/acme/gateway:1.0.0'],
    ['ghcr.io/acme/gateway:1.0.0', 'ghcr.io/acme/gateway:1.0.0'],
    ['localhost:5000/gateway:1.0.0', 'localhost:5000/gateway:1.0.0'],
    ['quay.io/acme/gateway@sha256:' + 'a'.repeat(64), 'mirror.example.com/quay/acme/gateway@sha256:' + 'a'.repeat(64)],
  ])('has a mirror: %s is pulled as %s', (image, pulled) => {
    const mirrors = { 'docker.io': 'mirror.example.com/hub/', 'quay.io': 'mirror.example.com/quay' };
    const build = on({ registry: { mirrors } }, (chart) => new LlmGateway(chart, 'gateway', { profile: acme({ image }) }));

    expect(container(only(synth(build), 'Deployment'), 'gateway').image).toBe(pulled);
  });

  test('fails for a pull secret that comes after the Job', () => {
    const late = (chart: Chart): void => {
      const target = new LlmGateway(chart, 'gateway', { profile: acme(PRODUCT) });
      new GatewayMigration(chart, 'migration', { target, stores: [] });
      target.add({ imagePullSecrets: ['late'] });
    };

    expectFinding(late, 'LLMGW-141', '"late"');
  });
});

describe('a quota of ephemeral storage (BerriAI/litellm#35482)', () => {
  const storage = (resources: LlmGatewayProps['resources']) => {
    const sidecars = [{ name: 'beside', image: 'acme/beside:1.0.0', resources: { requests: {}, limits: {}, ...resources } }];
    const build = (chart: Chart) => new LlmGateway(chart, 'gateway', { profile: acme(), sidecars });
    const { requests, limits } = container(only(synth(build), 'Deployment'), 'beside').resources;
    return [requests['ephemeral-storage'], limits['ephemeral-storage']];
  };

  test.each([
    ['states nothing', {}, ['64Mi', '64Mi']],
    ['states a small limit', { limits: { ephemeralStorage: '16Mi' } }, ['16Mi', '16Mi']],
    ['states a large request', { requests: { ephemeralStorage: '1Gi' } }, ['1Gi', '1Gi']],
    ['states both', { requests: { ephemeralStorage: '8Mi' }, limits: { ephemeralStorage: '2Gi' } }, ['8Mi', '2Gi']],
  ])('admits a sidecar that %s', (_what, resources, expected) => {
    expect(storage({ requests: {}, limits: {}, ...resources })).toEqual(expected);
  });

  test('fails in strict mode for a volume that may fill the node', () => {
    const volumes = [{ name: 'cache', source: VolumeSource.emptyDir(), mountPath: '/cache' }];

    expectFinding(
      strict((chart) => new LlmGateway(chart, 'gateway', { profile: acme(), volumes })),
      'LLMGW-143',
      'volumes.cache',
    );
  });
});

describe('a namespace with injection (open-sspm#34, kgateway#7081)', () => {
  const marks = (manifests: readonly Manifest[], kind: string) => {
    const { labels, annotations } = podTemplateOf(manifests.find((m) => m.kind === kind)!).metadata;
    return [labels['sidecar.istio.io/inject'], annotations?.['linkerd.io/inject']];
  };

  test('never keeps a pod that ends, whichever mesh it is', () => {
    const manifests = synth(meshed);

    expect(marks(manifests, 'Job')).toEqual(['false', 'disabled']);
    expect(marks(manifests, 'CronJob')).toEqual(['false', 'disabled']);
  });

  test('fails in strict mode where a check outside asks a gateway inside', () => {
    expectFinding(strict(meshed), 'LLMGW-142', 'test/observability');
  });

  test.each([
    [ServiceMesh.ISTIO_SIDECAR, KubernetesVersion.V1_29, ['true', undefined], ['false', undefined]],
    [ServiceMesh.ISTIO_SIDECAR, KubernetesVersion.V1_28, ['false', undefined], ['false', undefined]],
    [ServiceMesh.LINKERD, KubernetesVersion.V1_33, [undefined, 'enabled'], [undefined, 'disabled']],
    [ServiceMesh.LINKERD, KubernetesVersion.V1_28, [undefined, 'disabled'], [undefined, 'disabled']],
    [ServiceMesh.ISTIO_AMBIENT, KubernetesVersion.V1_33, [undefined, undefined], [undefined, undefined]],
    [ServiceMesh.NONE, KubernetesVersion.V1_33, [undefined, undefined], [undefined, undefined]],
  ])('%s on %s: what asks the gateway is marked %j, the migration %j', (mesh, kubernetesVersion, asks, migrates) => {
    const manifests = synth(on({ mesh: { mesh }, kubernetesVersion }, everything));

    expect(marks(manifests, 'CronJob')).toEqual(asks);
    expect(marks(manifests, 'Job')).toEqual(migrates);
  });

  test('lets every proxy reach its control plane', () => {
    const facts = { mesh: { mesh: ServiceMesh.ISTIO_SIDECAR }, kubernetesVersion: KubernetesVersion.V1_29 };
    const manifests = synth(on(facts, everything));
    const reaches = (name: string) => JSON.stringify(only(manifests, 'NetworkPolicy', name)).includes('15012');

    expect(['test-gateway', 'test-redis', 'test-gateway-check', 'test-gateway-migration'].map(reaches)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('names on Alpine (Portkey-AI/gateway#1355)', () => {
  const ndotsOf = (manifests: readonly Manifest[]) => Number(podSpecOf(only(manifests, 'Deployment')).dnsConfig.options[0].value);
  const serverOf = (manifests: readonly Manifest[]) =>
    new URL(JSON.parse(envOf(container(only(manifests, 'Deployment'), 'gateway'))['SERVERS']!)[0].url).hostname;
  /** Whether musl asks the search list for it, or does not have to. */
  const resolves = (name: string, ndots: number, domain = 'cluster.local') =>
    name.endsWith(`.svc.${domain}`) || name.split('.').length - 1 < ndots;

  test('an MCP server in another namespace is found', () => {
    const manifests = synth(mcpProxy);

    expect(resolves(serverOf(manifests), ndotsOf(manifests))).toBe(true);
  });

  test('with the domain of the cluster it needs no search list', () => {
    const manifests = synth(on({ dns: { domain: 'corp.example' } }, mcpProxy));

    expect(serverOf(manifests)).toBe('files.tools.svc.corp.example');
    expect(ndotsOf(manifests)).toBe(2);
  });

  test.each(['redis', 'redis.data', 'redis.data.svc', 'redis-0.redis.data.svc', 'redis.data.svc.cluster.local'])(
    'a declared %s is found, with Cilium as well',
    (name) => {
      const egress = [{ peers: [NetworkPeer.host(name)], ports: [{ port: 6379 }] }];
      for (const networkIsolation of [NetworkIsolation.networkPolicy(), NetworkIsolation.cilium()]) {
        const build = (chart: Chart) => new LlmGateway(chart, 'gateway', { profile: acme(), egress, networkIsolation });

        expect(resolves(name, ndotsOf(synth(build)))).toBe(true);
      }
    },
  );

  test('names outside raise nothing', () => {
    const egress = [{ peers: [NetworkPeer.host('a.b.c.d.example.com')], ports: [{ port: 443 }] }];

    expect(ndotsOf(synth((chart) => new LlmGateway(chart, 'gateway', { profile: acme(), egress })))).toBe(2);
  });

  test('what asks the gateway calls it by its full name', () => {
    const manifests = synth(on({ dns: { domain: 'corp.example' } }, everything));

    expect(container(only(manifests, 'CronJob')).args.at(-1)).toContain('//test-gateway.ai-platform.svc.corp.example:8080/');
    expect(envOf(container(only(manifests, 'Pod', 'helm-test')))['URL_0']).toContain('.svc.corp.example');
    expect(envOf(container(only(manifests, 'Deployment', 'test-gateway'), 'gateway'))['REDIS_URL']).toContain(
      '@test-redis.ai-platform.svc.corp.example:',
    );
  });

  test.each([
    ['redis.data.svc.', 'the dot at its end', {}],
    ['redis.data.svc.cluster', 'redis.data.svc.cluster.local', {}],
  ])('fails in strict mode for %s, which nobody finds', (name, reason, facts) => {
    const egress = [{ peers: [NetworkPeer.host(name)], ports: [{ port: 6379 }] }];
    const build = strict((chart) => new LlmGateway(chart, 'gateway', { profile: acme(), egress, ...facts }));

    expectFinding(build, 'LLMGW-140', reason);
  });

  test('fails in strict mode for the domain of another cluster', () => {
    const egress = [{ peers: [NetworkPeer.host('redis.data.svc.cluster.local')], ports: [{ port: 6379 }] }];
    const build = (chart: Chart) => new LlmGateway(chart, 'gateway', { profile: acme(), egress });

    expect(findings(strict(build)).filter((line) => line.includes('LLMGW-140'))).toEqual([]);
    expect(findings(strict(on({ dns: { domain: 'corp.example' } }, build))).join()).toContain('LLMGW-140');
  });
});

describe('what the policy lets through directly is not asked for through the proxy', () => {
  const noProxy = (props: Partial<LlmGatewayProps>, facts: ClusterFacts = {}) => {
    const egressProxy = { url: 'http://proxy.example.com:3128' };
    const build = on({ egressProxy, ...facts }, (chart) => new LlmGateway(chart, 'gateway', { profile: acme(), ...props }));
    return envOf(container(only(synth(build), 'Deployment'), 'gateway'))['NO_PROXY']!.split(',');
  };
  const to = (...peers: NetworkPeer[]) => ({ egress: [{ peers, ports: [{ port: 80 }] }] });

  test('addresses of one, in both families, and ranges', () => {
    const peers = ['169.254.170.23/32', 'fd00:ec2::23/128', '10.8.0.0/16'].map((range) => NetworkPeer.cidr(range));

    expect(noProxy(to(...peers))).toEqual(
      expect.arrayContaining(['169.254.170.23', 'fd00:ec2::23', '[fd00:ec2::23]', '10.8.0.0/16']),
    );
  });

  test('never everything', () => {
    expect(noProxy(to(NetworkPeer.cidr('0.0.0.0/0')))).not.toContain('0.0.0.0/0');
  });

  test('a model server by every name under which the product may know it', () => {
    const options = { service: 'vllm', namespace: 'models', podLabels: { app: 'vllm' } };

    expect(noProxy({ providers: [ModelProvider.vllm(options)] })).toEqual(expect.arrayContaining(['vllm.models', '.svc']));
  });

  test('the domain and the ranges of the cluster', () => {
    const facts = { dns: { domain: 'corp.example' }, addresses: { services: ['10.96.0.0/12'], pods: ['10.244.0.0/16'] } };

    expect(noProxy({}, facts)).toEqual(expect.arrayContaining(['.corp.example', '10.96.0.0/12', '10.244.0.0/16']));
  });
});

test('a gateway in a mesh by GatewayMesh is asked without a warning where the cluster says which mesh', () => {
  const facts = { mesh: { mesh: ServiceMesh.ISTIO_SIDECAR }, kubernetesVersion: KubernetesVersion.V1_29 };
  const build = on(facts, (chart) => {
    const target = new LlmGateway(chart, 'gateway', { profile: acme() });
    new GatewaySmokeTest(chart, 'smoke', { target });
    new GatewayMesh(chart, 'mesh', { target });
  });

  expect(findings(strict(build)).join()).not.toContain('LLMGW-142');
});
