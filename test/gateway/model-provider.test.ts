import { ModelProvider, NetworkPeer } from '../../src';
import { gateway } from '../exposure/gateways';
import { expectFinding } from '../support/errors';
import { only } from '../support/find';
import { synth } from '../support/synth';

describe('the catalogue', () => {
  test.each([
    ['openAi', 'api.openai.com', 'OPENAI_API_KEY'],
    ['anthropic', 'api.anthropic.com', 'ANTHROPIC_API_KEY'],
    ['gemini', 'generativelanguage.googleapis.com', 'GEMINI_API_KEY'],
    ['mistral', 'api.mistral.ai', 'MISTRAL_API_KEY'],
    ['cohere', 'api.cohere.com', 'CO_API_KEY'],
    ['groq', 'api.groq.com', 'GROQ_API_KEY'],
    ['together', 'api.together.xyz', 'TOGETHER_API_KEY'],
    ['deepSeek', 'api.deepseek.com', 'DEEPSEEK_API_KEY'],
    ['xAi', 'api.x.ai', 'XAI_API_KEY'],
    ['openRouter', 'openrouter.ai', 'OPENROUTER_API_KEY'],
  ] as const)('%s answers at %s and wants %s', (name, host, variable) => {
    const provider = ModelProvider[name]();

    expect(provider).toMatchObject({ endpoints: [host], variable, credential: provider.name });
    expect(ModelProvider[name]({ variable: 'KEY', credential: 'key' })).toMatchObject({ variable: 'KEY', credential: 'key' });
  });
});

describe('a provider of a cloud', () => {
  test('uses the identity of the pods, and reaches who gives out its tokens', () => {
    expect(ModelProvider.bedrock('eu-central-1')).toMatchObject({
      credential: undefined,
      endpoints: [
        'bedrock-runtime.eu-central-1.amazonaws.com',
        'bedrock.eu-central-1.amazonaws.com',
        'sts.eu-central-1.amazonaws.com',
      ],
    });
    expect(ModelProvider.vertex('europe-west4').endpoints).toContain('europe-west4-aiplatform.googleapis.com');
    expect(ModelProvider.vertex('global').endpoints).toContain('aiplatform.googleapis.com');
    expect(ModelProvider.azureOpenAi('contoso-eu').endpoints).toContain('login.microsoftonline.com');
  });

  test('or a key', () => {
    expect(ModelProvider.azureOpenAi('contoso-eu', { authenticated: true })).toMatchObject({
      endpoints: ['contoso-eu.openai.azure.com'],
      variable: 'AZURE_OPENAI_API_KEY',
    });
  });

  test.each([
    ModelProvider.bedrock('Frankfurt'),
    ModelProvider.vertex('eu-central-1'),
    ModelProvider.azureOpenAi('https://contoso.openai.azure.com'),
  ])('fails for a place that does not exist: $endpoints', (provider) => {
    expectFinding((chart) => gateway(chart, { providers: [provider] }), 'LLMGW-127', 'write it like');
  });
});

describe('what says nothing beside the rest', () => {
  test.each<[string, ModelProvider]>([
    ['providers.vllm.variable', ModelProvider.vllm({ service: 'vllm', variable: 'KEY' })],
    ['providers.vllm.credential', ModelProvider.vllm({ service: 'vllm', credential: 'key' })],
    ['providers.vllm.privateEndpoint', ModelProvider.vllm({ service: 'vllm', privateEndpoint: true })],
    ['providers.bedrock.variable', ModelProvider.bedrock('eu-central-1', { variable: 'KEY' })],
    [
      'providers.openai.privateEndpoint',
      ModelProvider.openAi({ privateEndpoint: true, peers: [NetworkPeer.cidr('10.1.0.0/16')] }),
    ],
  ])('fails for %s', (prop, provider) => {
    expectFinding((chart) => gateway(chart, { providers: [provider] }), 'LLMGW-130', `'${prop}'`);
  });
});

test('models in the cluster are reached at their pods', () => {
  const manifests = synth((chart) =>
    gateway(chart, {
      providers: [
        ModelProvider.ollama({ service: 'ollama', podLabels: { app: 'ollama' } }),
        ModelProvider.vllm({ service: 'vllm', namespace: 'models' }),
      ],
    }),
  );
  const rules = only(manifests, 'NetworkPolicy')['spec'].egress;

  expect(rules.map((rule: any) => [rule.ports[0].port, rule.to])).toEqual([
    [11434, [{ podSelector: { matchLabels: { app: 'ollama' } } }]],
    [53, expect.anything()],
    [8000, [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'models' } } }]],
  ]);
});
