import { App, Chart } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import {
  ClusterProfile,
  Exposure,
  GatewayConfig,
  GatewayExposure,
  GatewayNamespace,
  GatewayObservability,
  GatewayProfile,
  GatewaySecrets,
  HelmServePolicy,
  LlmGateway,
  ModelProvider,
  RedisStore,
  SecretSource,
  SecretStoreRef,
  Tls,
  TrustBundle,
} from '../../src';
import { variablesInOrder } from '../../src/pod/env';

/** Maps of other languages come in any order, in Java in another one with every run. */
type Order = <T extends object>(map: T) => T;

const GIVEN: Order = (map) => map;
const REVERSED: Order = (map) => Object.fromEntries(Object.entries(map).reverse()) as typeof map;

/** A program with a map wherever the API takes one. */
function program(of: Order): string {
  const app = new App();
  ClusterProfile.custom({
    registry: { mirrors: of({ 'docker.io': 'hub.example.com', 'ghcr.io': 'ghcr.example.com' }) },
    placement: { nodeSelector: of({ pool: 'ai', arch: 'amd64' }) },
  }).applyTo(app);
  const chart = new Chart(app, 'chart', { namespace: 'ai' });
  new GatewayNamespace(chart, 'namespace', { labels: of({ team: 'ai', cost: '42' }) });
  new TrustBundle(chart, 'trust', { secrets: of({ 'root-ca': 'a', 'other-ca': 'b' }), namespaceLabels: of({ b: '1', a: '2' }) });
  const redis = new RedisStore(chart, 'redis', {
    password: { secretName: 'redis', key: 'password' },
    settings: of({ timeout: '5', 'tcp-keepalive': '60' }),
    labels: of({ tier: 'cache', cost: '42' }),
  });
  const target = gateway(chart, of, redis);
  new GatewayObservability(chart, 'observability', { target, labels: of({ release: 'prometheus', cost: '42' }) });
  new GatewayExposure(chart, 'exposure', {
    target,
    via: Exposure.nginx(),
    hostname: 'llm.example.com',
    tls: Tls.certManager('issuer'),
    annotations: of({ 'example.com/b': '1', 'example.com/a': '2' }),
  });
  new LlmGateway(chart, 'kernel', {
    profile: GatewayProfile.helmAiKernel({ version: '0.5.6', upstreamUrl: 'https://api.openai.com' }),
    credentials: [new GatewaySecrets(chart, 'signing', { source: SecretSource.existing('signing', ['signing-key']) })],
    config: HelmServePolicy.of({
      name: 'default',
      referencePack: of({
        pack_id: 'default',
        label: 'Default',
        version: 1,
        runtime_actions: [of({ expression: 'true', action: 'LLM' })],
      }),
    }),
  });
  return app.synthYaml();
}

function gateway(chart: Chart, of: Order, redis: RedisStore): LlmGateway {
  const remote = of({ openai: { key: 'b' }, 'master-key': { key: 'a' }, 'metrics-key': { key: 'c' } });
  const secrets = new GatewaySecrets(chart, 'secrets', {
    source: SecretSource.externalSecrets({ store: SecretStoreRef.cluster('vault'), remoteKeys: remote }),
    keys: of({ openai: 'OPENAI', 'master-key': 'MASTER' }),
  });
  const document = of({
    model_list: [
      of({ model_name: 'gpt', litellm_params: of({ model: 'openai/gpt-4o', api_key: GatewayConfig.credential('openai') }) }),
    ],
    litellm_settings: of({ callbacks: ['prometheus'], json_logs: true }),
  });
  return new LlmGateway(chart, 'gateway', {
    profile: GatewayProfile.liteLlm({ version: '1.108.7' }),
    providers: [ModelProvider.openAi()],
    credentials: [secrets],
    stores: [redis],
    env: of({ LOG_LEVEL: EnvValue.fromValue('info'), A_FLAG: EnvValue.fromValue('1') }),
    labels: of({ team: 'ai', cost: '42' }),
    podAnnotations: of({ 'example.com/b': '1', 'example.com/a': '2' }),
    config: GatewayConfig.files(of({ 'config.yaml': document, 'z.toml': of({ z: 1, a: of({ y: 1, b: 2 }) }) }), {
      binaryFiles: of({ 'z.bin': 'AAAA', 'a.bin': 'AAAA' }),
      secretFiles: of({ 'z.key': { secretName: 's', key: 'k' }, 'b.key': { secretName: 's', key: 'j' } }),
    }),
  });
}

test('the order in which a map is entered does not show', () => {
  expect(program(REVERSED)).toBe(program(GIVEN));
});

describe('variables', () => {
  const names = (...env: [string, string][]) =>
    variablesInOrder(env.map(([name, value]) => ({ name, value }))).map(({ name }) => name);

  test('stand by name', () => {
    expect(names(['B', ''], ['A', ''])).toEqual(['A', 'B']);
  });

  test('stand behind what they refer to', () => {
    expect(names(['A', '$(C)'], ['B', ''], ['C', 'x$(B)'])).toEqual(['B', 'C', 'A']);
  });

  test('do not wait for an escaped name, which is text', () => {
    expect(names(['A', '$$(B)'], ['B', ''])).toEqual(['A', 'B']);
  });

  test('that refer to each other, or to themselves, all stand', () => {
    expect(names(['A', '$(B)'], ['B', '$(A)'], ['C', '$(C)'])).toEqual(['B', 'A', 'C']);
  });
});
