import type { Chart } from 'cdk8s';
import { Duration, Size } from 'cdk8s';
import {
  ClusterProfile,
  EnvoyAiGateway,
  EnvoyAiSchema,
  GatewayAutoscaling,
  GatewayObservability,
  GatewaySecrets,
  KubernetesVersion,
  ModelProvider,
  NetworkIsolation,
  NetworkPeer,
  Scrape,
  SecretSource,
  WorkloadIdentity,
} from '../../src';
import type { EnvoyAiGatewayProps, ICredentialSource } from '../../src';
import { NAMESPACE } from '../support/chart';
import { expectFinding, findings } from '../support/errors';
import { all, only } from '../support/find';
import { synth } from '../support/synth';
import { warned } from '../support/warned';

const CONTROLLER = 'envoy-gateway-system';

/** A Secret that has these credentials where the gateway reads them. */
function credentials(...names: string[]): ICredentialSource {
  return {
    credentialNames: names,
    credential: (name, facts) => (names.includes(name) ? { secretName: 'keys', key: facts?.key ?? name } : undefined),
  };
}

/** Adds a gateway in front of OpenAI, with some props changed. */
function envoy(props: Partial<EnvoyAiGatewayProps> = {}) {
  return (chart: Chart): EnvoyAiGateway =>
    new EnvoyAiGateway(chart, 'gateway', {
      version: '1.1.0',
      gatewayClass: 'envoy',
      providers: [ModelProvider.openAi()],
      credentials: [credentials('openai')],
      ...props,
    });
}

const kubernetes = (build: (chart: Chart) => unknown) =>
  only(synth(build as (chart: Chart) => void), 'EnvoyProxy')['spec'].provider.kubernetes;

test('the smallest gateway', () => {
  const manifests = synth(envoy());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('everything that the props can say', () => {
  const source = (name: string) => (chart: Chart) =>
    new GatewaySecrets(chart, name, { source: SecretSource.existing(`${name}-key`, [name]) });
  const manifests = synth((chart) =>
    envoy({
      name: 'llm',
      createGatewayClass: true,
      envoyGateway: { namespace: 'envoy', gatewayNamespaceMode: true },
      providers: [
        ModelProvider.openAi(),
        ModelProvider.azureOpenAi('acme', { authenticated: true }),
        ModelProvider.bedrock('eu-central-1'),
        ModelProvider.vertex('europe-west4'),
        ModelProvider.inCluster('sglang', { service: 'sglang', podPort: 30000 }),
        ModelProvider.custom('acme', { endpoints: ['https://llm.acme.example/proxy/v1'], authenticated: false }),
      ],
      backends: {
        vertex: { project: 'acme-prod', schema: EnvoyAiSchema.GCP_ANTHROPIC },
        sglang: { servicePort: 80, prefix: '/openai' },
      },
      credentials: [source('openai')(chart), source('azure-openai')(chart)],
      routes: [
        {
          models: ['gpt-4o'],
          targets: [
            { provider: 'openai', weight: 3 },
            { provider: 'azure-openai', model: 'gpt-4o-eu' },
            { provider: 'acme', priority: 1 },
          ],
        },
        { models: ['nova'], targets: [{ provider: 'bedrock' }] },
        { models: ['claude'], targets: [{ provider: 'vertex' }] },
        { models: ['qwen'], targets: [{ provider: 'sglang' }] },
      ],
      hostname: 'llm.acme.example',
      tlsSecretName: 'llm-tls',
      maxStreamDuration: Duration.minutes(9),
      preStopDelay: Duration.seconds(20),
      maxBodySize: Size.mebibytes(20),
      replicas: 3,
      identity: WorkloadIdentity.eksRole('arn:aws:iam::111122223333:role/llm', 'eu-central-1'),
      clients: [NetworkPeer.namespace('agents')],
      labels: { team: 'ai' },
      annotations: { 'cert-manager.io/cluster-issuer': 'acme' },
    })(chart),
  );

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('gives every hop the time of the longest stream, and the drain that of the last answer that may begin', () => {
  const manifests = synth(envoy({ maxStreamDuration: Duration.minutes(9) }));

  expect(only(manifests, 'AIGatewayRoute')['spec'].rules[0].timeouts).toEqual({ request: '540s' });
  expect(only(manifests, 'ClientTrafficPolicy')['spec'].timeout.http.streamIdleTimeout).toBe('550s');
  expect(only(manifests, 'EnvoyProxy')['spec'].shutdown).toEqual({ drainTimeout: '565s', minDrainDuration: '15s' });
});

test('leaves the number of pods to an autoscaler, which is made where the pods are', () => {
  const manifests = synth((chart) => {
    new GatewayAutoscaling(chart, 'autoscaling', { target: envoy()(chart), maxReplicas: 9 });
  });
  const { scaleTargetRef } = only(manifests, 'HorizontalPodAutoscaler')['spec'];
  const { envoyDeployment } = only(manifests, 'EnvoyProxy')['spec'].provider.kubernetes;

  expect(only(manifests, 'HorizontalPodAutoscaler').metadata.namespace).toBe(CONTROLLER);
  expect(scaleTargetRef.name).toBe(envoyDeployment.name);
  expect(envoyDeployment).not.toHaveProperty('replicas');
});

test('fails for a number of pods beside an autoscaler', () => {
  const build = (chart: Chart) => {
    new GatewayAutoscaling(chart, 'autoscaling', { target: envoy({ replicas: 3 })(chart), maxReplicas: 9 });
  };

  expectFinding(build, 'LLMGW-302', 'target.replicas');
});

test('has its proxies under names of their own where those of all Gateways are in one namespace', () => {
  expect(kubernetes(envoy()).envoyDeployment.name).toBe(`${NAMESPACE}-envoy-ai-gateway`);
  expect(kubernetes(envoy({ envoyGateway: { gatewayNamespaceMode: true } })).envoyDeployment.name).toBe('envoy-ai-gateway');
});

test('shuts the proxies off where they run, by the labels of Envoy Gateway', () => {
  const policy = only(synth(envoy()), 'NetworkPolicy');

  expect(policy.metadata.namespace).toBe(CONTROLLER);
  expect(policy['spec'].podSelector.matchLabels).toMatchObject({
    'gateway.envoyproxy.io/owning-gateway-name': 'envoy-ai-gateway',
    'gateway.envoyproxy.io/owning-gateway-namespace': NAMESPACE,
  });
});

test('lets the proxies out to the pods of a model server of its own namespace', () => {
  const vllm = ModelProvider.vllm({ service: 'vllm', podLabels: { app: 'vllm' } });
  const manifests = synth(envoy({ providers: [vllm] }));
  const [{ to }] = only(manifests, 'NetworkPolicy')['spec'].egress.filter((rule: any) => rule.ports[0].port === 8000);

  expect(to).toEqual([
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': NAMESPACE } },
      podSelector: { matchLabels: { app: 'vllm' } },
    },
  ]);
  expect(only(manifests, 'Backend')['spec'].endpoints[0].fqdn.hostname).toBe(`vllm.${NAMESPACE}.svc.cluster.local`);
  expect(all(manifests, 'BackendTLSPolicy')).toEqual([]);
});

test('makes no policy where somebody else isolates the proxies', () => {
  const isolation = NetworkIsolation.none('the platform team has a policy for the namespace');

  expect(all(synth(envoy({ networkIsolation: isolation })), 'NetworkPolicy')).toEqual([]);
});

test('asks another provider when one has failed, once and without a time of its own', () => {
  const routes = [{ models: ['m'], targets: [{ provider: 'openai' }, { provider: 'vllm', priority: 1 }] }];
  const providers = [ModelProvider.openAi(), ModelProvider.vllm({ service: 'vllm' })];
  const { retry, targetRefs } = only(synth(envoy({ providers, routes })), 'BackendTrafficPolicy')['spec'];

  expect(targetRefs[0]).toMatchObject({ kind: 'HTTPRoute', name: 'envoy-ai-gateway' });
  expect(retry).toMatchObject({ numRetries: 1, numAttemptsPerPriority: 1 });
  expect(retry).not.toHaveProperty('perRetry');
});

test('has as many routes as their rules and models need', () => {
  const routes = Array.from({ length: 16 }, (_, i) => ({ models: [`m${i}`], targets: [{ provider: 'openai' }] }));
  const many = [{ models: Array.from({ length: 130 }, (_, i) => `m${i}`), targets: [{ provider: 'openai' }] }];
  const sizes = (props: Partial<EnvoyAiGatewayProps>) =>
    all(synth(envoy(props)), 'AIGatewayRoute').map(({ spec }) => spec.rules.map((rule: any) => rule.matches.length));

  expect(sizes({ routes }).map((rules) => rules.length)).toEqual([15, 1]);
  expect(sizes({ routes: many })).toEqual([[64], [64, 2]]);
});

test('scrapes the filter and the proxy under one job, in the namespace of the proxies', () => {
  const manifests = synth((chart) => {
    new GatewayObservability(chart, 'observability', { target: envoy()(chart), scrape: Scrape.podMonitor() });
  });
  const { namespaceSelector, podMetricsEndpoints } = only(manifests, 'PodMonitor')['spec'];

  expect(namespaceSelector).toEqual({ matchNames: [CONTROLLER] });
  expect(podMetricsEndpoints.map(({ port, path }: any) => `${port} ${path}`)).toEqual([
    'aigw-admin /metrics',
    'metrics /stats/prometheus',
  ]);
});

test('lets a cluster assign users, and the drain write that it is over', () => {
  const build = (chart: Chart) => {
    ClusterProfile.openShift().applyTo(chart);
    envoy()(chart);
  };
  const { container, pod } = kubernetes(build).envoyDeployment;

  expect(container.securityContext).toMatchObject({ runAsNonRoot: true, readOnlyRootFilesystem: false });
  expect([container.securityContext, pod.securityContext].map((context) => context.runAsUser)).toEqual([undefined, undefined]);
});

test('sends everything through the proxy of the cluster', () => {
  const egressProxy = { url: 'http://proxy.acme.example:3128' };

  expect(only(synth(envoy({ egressProxy })), 'GatewayConfig')['spec'].forwardProxy).toEqual({
    address: 'proxy.acme.example:3128',
  });
  expectFinding(envoy({ egressProxy, version: '1.0.0' }), 'LLMGW-853', 'version');
});

test('a private host that nothing reaches is warned of', () => {
  expect(warned(envoy({ privateHosts: ['api.openai.example'] }), 'LLMGW-130')).toHaveLength(1);
  expect(warned(envoy({ privateHosts: ['api.openai.com'] }), 'LLMGW-130')).toEqual([]);
});

describe('fails', () => {
  const openAi = { provider: 'openai' };

  test.each<[string, Partial<EnvoyAiGatewayProps>, string, string]>([
    [
      'for a provider that is not there',
      { routes: [{ models: ['m'], targets: [{ provider: 'openia' }] }] },
      'LLMGW-851',
      'did you mean',
    ],
    ['for a model in two places', { routes: [{ models: ['m', 'm'], targets: [openAi] }] }, 'LLMGW-851', 'first one wins'],
    ['for a route without models', { routes: [{ models: [], targets: [openAi] }] }, 'LLMGW-851', 'every request'],
    ['for a route without targets', { routes: [{ models: ['m'], targets: [] }] }, 'LLMGW-851', 'nobody answers'],
    ['for half a share', { routes: [{ models: ['m'], targets: [{ ...openAi, weight: 0.5 }] }] }, 'LLMGW-851', 'weight'],
    [
      'for a provider that is declared twice',
      { providers: [ModelProvider.openAi(), ModelProvider.openAi()], routes: [{ models: ['m'], targets: [openAi] }] },
      'LLMGW-127',
      'declared twice',
    ],
    ['for settings of a provider that is not there', { backends: { groq: {} } }, 'LLMGW-851', 'backends.groq'],
    ['for Vertex AI without a project', { providers: [ModelProvider.vertex('global')] }, 'LLMGW-853', 'project'],
    ['for Azure without a key', { providers: [ModelProvider.azureOpenAi('acme')] }, 'LLMGW-853', 'identity'],
    [
      'for a certificate of an address',
      { providers: [ModelProvider.custom('a', { endpoints: ['https://10.1.2.3'], authenticated: false })] },
      'LLMGW-853',
      'DNS name',
    ],
    [
      'for several hosts of one provider',
      {
        providers: [
          ModelProvider.custom('a', { endpoints: ['https://a.example.com', 'https://b.example.com'], authenticated: false }),
        ],
      },
      'LLMGW-853',
      'one certificate',
    ],
    ['without the key of a provider', { credentials: [] }, 'LLMGW-201', 'openai'],
    ['for a stream of half a second', { maxStreamDuration: Duration.millis(500) }, 'LLMGW-117', 'maxStreamDuration'],
  ])('%s', (_, props, code, part) => {
    expectFinding(envoy(props), code, part);
  });

  test('for several providers without a route', () => {
    const providers = [ModelProvider.openAi(), ModelProvider.vllm({ service: 'vllm' })];

    expectFinding(envoy({ providers }), 'LLMGW-851', 'no route says');
  });

  test('for a key under another name', () => {
    const build = (chart: Chart) => {
      const source = SecretSource.existing('keys');
      envoy({ credentials: [new GatewaySecrets(chart, 'keys', { source, keys: { openai: 'OPENAI_API_KEY' } })] })(chart);
    };

    expectFinding(build, 'LLMGW-852', 'OPENAI_API_KEY', 'apiKey');
  });

  test('for two providers whose keys are one', () => {
    const providers = [ModelProvider.openAi(), ModelProvider.groq()];
    const routes = [{ models: ['m'], targets: [{ provider: 'openai' }, { provider: 'groq' }] }];

    expect(findings(envoy({ providers, routes, credentials: [credentials('openai', 'groq')] })).join()).toContain('LLMGW-852');
  });

  test('for volumes, which have no place', () => {
    const build = (chart: Chart) => {
      envoy()(chart).add({ args: ['--verbose'] });
    };

    expectFinding(build, 'LLMGW-856', 'args');
  });
});

test('warns of a Kubernetes in which its filter is no native sidecar', () => {
  const on = (version: KubernetesVersion) => (chart: Chart) => {
    ClusterProfile.custom({ kubernetesVersion: version }).applyTo(chart);
    return envoy()(chart);
  };

  expect(warned(on(KubernetesVersion.V1_32), 'LLMGW-854')).toHaveLength(1);
  expect(warned(on(KubernetesVersion.V1_33), 'LLMGW-854')).toEqual([]);
});

test('warns of a provider that no route leads to', () => {
  const providers = [ModelProvider.openAi(), ModelProvider.vllm({ service: 'vllm' })];
  const routes = [{ models: ['m'], targets: [{ provider: 'openai' }] }];

  expect(warned(envoy({ providers, routes }), 'LLMGW-851')).toHaveLength(1);
});
