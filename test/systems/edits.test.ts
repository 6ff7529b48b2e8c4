import { App, Duration } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { DvaraChart } from '../../examples/dvara/chart';
import { HelmAiKernelChart } from '../../examples/helm-ai-kernel/chart';
import { KeeptrustsChart, POLICY } from '../../examples/keeptrusts/chart';
import type { LightGatewayChanges } from '../../examples/light-gateway/chart';
import { LightGatewayChart } from '../../examples/light-gateway/chart';
import { LlmGatewayChart, settings } from '../../examples/llm-gateway/chart';
import type { HelmAiKernelOptions, LlmGatewayProps, NetworkRule } from '../../src';
import {
  GatewayAutoscaling,
  GatewayConfig,
  GatewayProfile,
  HelmServePolicy,
  ModelProvider,
  NetworkPeer,
  ScalingSignal,
} from '../../src';
import { lineDiff } from '../support/line-diff';
import type { Manifest } from '../support/manifest';

/** One edit in an example, and every line of YAML that may change by it. */
interface Edit {
  readonly what: string;
  readonly before: Build;
  readonly after: Build;
  readonly lines: string[];
}

type Build = () => Chart;

const app = (): App => new App();

const change = (kind: string, from: string, to: string): string[] => [`${kind}: - ${from}`, `${kind}: + ${to}`];
const add = (kind: string, ...lines: string[]): string[] => lines.map((line) => `${kind}: + ${line}`);

/** The pods restart, because a file that they read only once has changed. */
const RESTART = change('Deployment', 'checksum/config: <sha256>', 'checksum/config: <sha256>');

/** The variable that holds a key. */
const variable = (name: string, secretName: string, key: string): string[] =>
  add('Deployment', `- name: ${name}`, 'valueFrom:', 'secretKeyRef:', `key: ${key}`, `name: ${secretName}`);

/** A new version: the image, and the label that tells it, on every object. */
const release = (image: string, from: string, to: string, kinds: string): string[] =>
  kinds
    .split(' ')
    .flatMap((kind) => [
      ...change(kind, `app.kubernetes.io/version: ${from}`, `app.kubernetes.io/version: ${to}`),
      ...(kind === 'Deployment' ? change(kind, `image: ${image}${from}`, `image: ${image}${to}`) : []),
    ]);

function proveEdits(system: string, edits: readonly Edit[]): void {
  describe(`an edit of ${system} changes its lines and no other`, () => {
    test.each(edits.map((edit) => [edit.what, edit] as const))('%s', (_, { before, after, lines }) => {
      expect(lineDiff(before().toJson() as Manifest[], after().toJson() as Manifest[])).toEqual(lines);
    });
  });
}

function keeptrusts(props: Partial<LlmGatewayProps> = {}): Build {
  return () => {
    const chart = new KeeptrustsChart(app(), 'keeptrusts');
    const apiKey = chart.apiKey();
    chart.gateway({ ...props, credentials: [apiKey, ...(props.credentials ?? [])] });
    return chart;
  };
}

/** The example with an autoscaler of this size. */
function scaled(maxReplicas: number): Build {
  return () => {
    const chart = new LlmGatewayChart(app(), 'llm-gateway');
    const secrets = chart.existingSecrets();
    const target = chart.singleGateway(secrets, [chart.redis(secrets)]);
    new GatewayAutoscaling(chart, 'autoscaling', {
      target,
      minReplicas: 3,
      maxReplicas,
      signals: [ScalingSignal.cpuUtilization(70)],
    });
    return chart;
  };
}

function llmGateway(props: Partial<LlmGatewayProps> = {}): Build {
  return () => {
    const chart = new LlmGatewayChart(app(), 'llm-gateway');
    const secrets = chart.existingSecrets();
    chart.ingress(chart.gateway(secrets, [chart.redis(secrets)], props));
    return chart;
  };
}

function lightGateway(changes: LightGatewayChanges = {}): Build {
  return () => {
    const chart = new LightGatewayChart(app(), 'light-gateway');
    chart.gateway(changes);
    return chart;
  };
}

function dvara(props: Partial<LlmGatewayProps> = {}, providers: string[] = [], maxReplicas = 10): Build {
  return () => {
    const chart = new DvaraChart(app(), 'dvara');
    chart.autoscaling('autoscaling', chart.gateway(chart.existingSecrets('dvara', providers), props), 3, maxReplicas);
    return chart;
  };
}

function helmAiKernel(options: Partial<HelmAiKernelOptions> = {}, props: Partial<LlmGatewayProps> = {}): Build {
  return () => {
    const chart = new HelmAiKernelChart(app(), 'helm-ai-kernel');
    chart.kernel(options, { stores: [chart.data()], credentials: chart.existingSecrets(), ...props });
    return chart;
  };
}

const OPENAI_KEY = { credentialNames: ['openai'], credential: () => ({ secretName: 'provider-keys', key: 'openai' }) };
const NGINX = 'nginx.ingress.kubernetes.io';

const CATALOGUE = {
  openai: ModelProvider.openAi(),
  anthropic: ModelProvider.anthropic(),
  google: ModelProvider.custom('google', { endpoints: ['https://models.example.com'], variable: 'GOOGLE_API_KEY' }),
};

/** The settings of the llm-gateway with these providers, and with one model of each. */
function serving(...names: (keyof typeof CATALOGUE)[]): Partial<LlmGatewayProps> {
  const providers = Object.fromEntries(names.map((name) => [name, { type: name, api_key: GatewayConfig.credential(name) }]));
  const models = names.map((name) => ({ name: `model-of-${name}`, provider: name }));
  return {
    providers: names.map((name) => CATALOGUE[name]),
    config: GatewayConfig.file('config.yaml', { ...settings(), providers, models }),
  };
}

function limitedTo(rate: number): GatewayConfig {
  const limit = { enabled: true, requests_per_second: rate, burst: 20, redis_url: '${CONVERSATIONS_DSN}' };
  return GatewayConfig.file('config.yaml', { ...settings(), rate_limit: limit });
}

function servers(...names: string[]): NetworkRule[] {
  return names.map((name) => ({ peers: [NetworkPeer.namespace(name)], ports: [{ port: 8080 }] }));
}

function perMinute(requests: number): GatewayConfig {
  return GatewayConfig.file('gateway.yaml', { 'rate-limit': { 'requests-per-minute': requests } });
}

function policy(version: number): HelmServePolicy {
  const referencePack = { pack_id: 'default', label: 'Default', version, runtime_actions: [] };
  return HelmServePolicy.of({ name: 'default', referencePack });
}

proveEdits('Keeptrusts', [
  {
    what: 'version of the image',
    before: keeptrusts(),
    after: keeptrusts({ profile: GatewayProfile.keeptrusts({ version: '1.8.3' }) }),
    lines: release(
      'keeptrusts/gateway:',
      '1.8.2',
      '1.8.3',
      'ServiceAccount ConfigMap NetworkPolicy Deployment Service PodDisruptionBudget HorizontalPodAutoscaler',
    ),
  },
  {
    what: 'a line of the policy',
    before: keeptrusts(),
    after: keeptrusts({
      config: GatewayConfig.file('policy-config.yaml', { ...POLICY, pack: { ...POLICY.pack, version: '1.1.0' } }),
    }),
    lines: [...change('ConfigMap', 'version: 1.0.0', 'version: 1.1.0'), ...RESTART],
  },
  {
    what: 'a provider',
    before: keeptrusts(),
    after: keeptrusts({ providers: [ModelProvider.openAi()], credentials: [OPENAI_KEY] }),
    lines: variable('OPENAI_API_KEY', 'provider-keys', 'openai'),
  },
  {
    what: 'more memory',
    before: keeptrusts(),
    after: keeptrusts({ resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '1', memory: '1Gi' } } }),
    lines: change('Deployment', 'memory: 512Mi', 'memory: 1Gi'),
  },
  {
    what: 'shorter streams',
    before: keeptrusts(),
    after: keeptrusts({ maxStreamDuration: Duration.seconds(120) }),
    lines: [
      ...change('Deployment', '- "315"', '- "135"'),
      ...change('Deployment', 'terminationGracePeriodSeconds: 325', 'terminationGracePeriodSeconds: 145'),
    ],
  },
]);

proveEdits('llm-gateway', [
  {
    what: 'version of the image',
    before: llmGateway(),
    after: llmGateway({ profile: GatewayProfile.llmGateway({ image: 'ghcr.io/yourusername/llm-gateway:v1.2.4' }) }),
    lines: release(
      'ghcr.io/yourusername/llm-gateway:',
      'v1.2.3',
      'v1.2.4',
      'ServiceAccount ConfigMap NetworkPolicy Deployment Service PodDisruptionBudget HorizontalPodAutoscaler Ingress',
    ),
  },
  {
    what: 'a line of the configuration',
    before: llmGateway(),
    after: llmGateway({ config: limitedTo(20) }),
    lines: [...change('ConfigMap', 'requests_per_second: 10', 'requests_per_second: 20'), ...RESTART],
  },
  {
    what: 'a provider with its model',
    before: llmGateway(serving('openai', 'google')),
    after: llmGateway(serving('openai', 'google', 'anthropic')),
    lines: [
      ...add('ConfigMap', '- name: model-of-anthropic', 'provider: anthropic'),
      ...add('ConfigMap', 'anthropic:', 'api_key: ${ANTHROPIC_API_KEY}', 'type: anthropic'),
      ...RESTART,
      ...variable('ANTHROPIC_API_KEY', 'llm-gateway-secrets', 'ANTHROPIC_API_KEY'),
    ],
  },
  {
    what: 'more replicas',
    before: scaled(20),
    after: scaled(30),
    lines: change('HorizontalPodAutoscaler', 'maxReplicas: 20', 'maxReplicas: 30'),
  },
  {
    what: 'shorter streams, which the front door follows',
    before: llmGateway(),
    after: llmGateway({ maxStreamDuration: Duration.seconds(30) }),
    lines: [
      ...change('Deployment', '- "45"', '- "15"'),
      ...change('Deployment', 'terminationGracePeriodSeconds: 80', 'terminationGracePeriodSeconds: 50'),
      ...change('Ingress', `${NGINX}/proxy-read-timeout: "70"`, `${NGINX}/proxy-read-timeout: "40"`),
      ...change('Ingress', `${NGINX}/proxy-send-timeout: "70"`, `${NGINX}/proxy-send-timeout: "40"`),
    ],
  },
]);

proveEdits('light-gateway', [
  {
    what: 'version of the image',
    before: lightGateway(),
    after: lightGateway({ profile: { version: '2.2.2' } }),
    lines: release(
      'networknt/light-gateway:',
      '2.2.1',
      '2.2.2',
      'ServiceAccount ConfigMap NetworkPolicy Deployment Service PodDisruptionBudget',
    ),
  },
  {
    what: 'a line of the bootstrap',
    before: lightGateway(),
    after: lightGateway({ bootstrap: { environment: 'stage' } }),
    lines: [...change('ConfigMap', 'server.environment: prod', 'server.environment: stage'), ...RESTART],
  },
  {
    what: 'a backend',
    before: lightGateway({ props: { egress: servers('one') } }),
    after: lightGateway({ props: { egress: servers('one', 'two') } }),
    lines: add('NetworkPolicy', '- namespaceSelector:', 'matchLabels:', 'kubernetes.io/metadata.name: two'),
  },
  {
    what: 'more replicas',
    before: lightGateway(),
    after: lightGateway({ props: { replicas: 3 } }),
    lines: change('Deployment', 'replicas: 2', 'replicas: 3'),
  },
  {
    what: 'shorter streams, which the process is told',
    before: lightGateway(),
    after: lightGateway({ props: { maxStreamDuration: Duration.seconds(60) } }),
    lines: [
      ...change('ConfigMap', 'server.shutdownGracefulPeriod: 300000', 'server.shutdownGracefulPeriod: 60000'),
      ...RESTART,
      ...change('Deployment', 'terminationGracePeriodSeconds: 325', 'terminationGracePeriodSeconds: 85'),
    ],
  },
]);

proveEdits('DVARA', [
  {
    what: 'version of the gateway, and not of the console',
    before: dvara(),
    after: dvara({ profile: GatewayProfile.dvara({ version: '1.6.1' }) }),
    lines: release(
      'ghcr.io/dvarahq/dvara/dvara-llm-gateway:',
      '1.6.0',
      '1.6.1',
      'ServiceAccount NetworkPolicy Deployment Service PodDisruptionBudget Service HorizontalPodAutoscaler',
    ),
  },
  {
    what: 'a line of the configuration',
    before: dvara({ config: perMinute(100) }),
    after: dvara({ config: perMinute(200) }),
    lines: [...change('ConfigMap', 'requests-per-minute: 100', 'requests-per-minute: 200'), ...RESTART],
  },
  {
    what: 'a provider',
    before: dvara({ providers: [ModelProvider.openAi()] }, ['openai']),
    after: dvara({ providers: [ModelProvider.openAi(), ModelProvider.anthropic()] }, ['openai', 'anthropic']),
    lines: variable('ANTHROPIC_API_KEY', 'dvara', 'anthropic-api-key'),
  },
  {
    what: 'more replicas',
    before: dvara({}, [], 10),
    after: dvara({}, [], 12),
    lines: change('HorizontalPodAutoscaler', 'maxReplicas: 10', 'maxReplicas: 12'),
  },
  {
    what: 'longer streams, which the process is told',
    before: dvara(),
    after: dvara({ maxStreamDuration: Duration.seconds(60) }),
    lines: [
      ...change('Deployment', 'value: 30s', 'value: 60s'),
      ...change('Deployment', 'terminationGracePeriodSeconds: 45', 'terminationGracePeriodSeconds: 75'),
    ],
  },
]);

proveEdits('HELM AI Kernel', [
  {
    what: 'version of the image',
    before: helmAiKernel(),
    after: helmAiKernel({ version: '0.5.7' }),
    lines: release(
      'ghcr.io/mindburn-labs/helm-ai-kernel:v',
      '0.5.6',
      '0.5.7',
      'ServiceAccount ConfigMap NetworkPolicy Deployment Service',
    ),
  },
  {
    what: 'a line of the policy, which the kernel reads without a restart',
    before: helmAiKernel({}, { config: policy(1) }),
    after: helmAiKernel({}, { config: policy(2) }),
    lines: change('ConfigMap', '"version": 1', '"version": 2'),
  },
  {
    what: 'another provider',
    before: helmAiKernel(),
    after: helmAiKernel({ upstreamUrl: 'https://api.mistral.ai' }),
    lines: change('Deployment', 'value: https://api.openai.com', 'value: https://api.mistral.ai'),
  },
  {
    what: 'shorter streams',
    before: helmAiKernel(),
    after: helmAiKernel({}, { maxStreamDuration: Duration.seconds(30) }),
    lines: [
      ...change('Deployment', '- "65"', '- "35"'),
      ...change('Deployment', 'terminationGracePeriodSeconds: 80', 'terminationGracePeriodSeconds: 50'),
    ],
  },
]);
