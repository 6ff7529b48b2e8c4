import type { Chart } from 'cdk8s';
import { GatewayConfig, GatewayProfile, LlmGateway, ModelProvider } from '../../../src';
import type { BifrostOptions, LlmGatewayProps, TensorZeroOptions } from '../../../src';
import type { Examples } from './example';
import { keys } from './prelude';

/** Bifrost, with some sections of its file changed. */
function bifrost(chart: Chart, sections: object = {}, options: Partial<BifrostOptions> = {}) {
  return new LlmGateway(chart, 'gateway', {
    profile: GatewayProfile.bifrost({ version: '1.6.4', ...options }),
    providers: [ModelProvider.openAi()],
    credentials: [keys(chart, 'openai', 'admin-username', 'admin-password')],
    config: GatewayConfig.file('config.json', {
      providers: { openai: { keys: [{ name: 'openai', value: 'env.OPENAI_API_KEY', models: ['*'], weight: 1 }] } },
      client: { enforce_auth_on_inference: true },
      config_store: { enabled: false },
      logs_store: { enabled: false },
      ...sections,
    }),
  });
}

const METRICS = [{ name: 'prometheus', config: { status_code_metrics: true, latency_metrics: true, ai_metrics: true } }];
const PROXY = { name: 'ai-proxy', config: { max_request_body_size: 4194304 } };

/** Kong, with these plugins on its route and some sections of its file changed. */
function kong(chart: Chart, plugins: object[], sections: object = {}) {
  return new LlmGateway(chart, 'gateway', {
    profile: GatewayProfile.kong({ version: '3.9.3' }),
    providers: [ModelProvider.openAi()],
    credentials: [keys(chart, 'openai')],
    config: GatewayConfig.file('kong.yml', {
      _format_version: '3.0',
      services: [{ name: 'models', url: 'http://localhost:1', routes: [{ name: 'chat', paths: ['/chat'], plugins }] }],
      plugins: [...METRICS, { name: 'jwt' }],
      ...sections,
    }),
  });
}

/** agentgateway, with some sections of its file changed. */
function agentgateway(chart: Chart, sections: object = {}) {
  return new LlmGateway(chart, 'gateway', {
    profile: GatewayProfile.agentgateway({ version: '1.4.1' }),
    providers: [ModelProvider.openAi()],
    credentials: [keys(chart, 'openai')],
    config: GatewayConfig.file('config.yaml', {
      llm: { models: [{ name: '*', provider: 'openAI', params: { apiKey: '$OPENAI_API_KEY' } }] },
      ...sections,
    }),
  });
}

/** TensorZero, with some sections of its file, options and props changed. */
function tensorZero(
  chart: Chart,
  sections: object = {},
  options: Partial<TensorZeroOptions> = {},
  props: Partial<LlmGatewayProps> = {},
) {
  return new LlmGateway(chart, 'gateway', {
    profile: GatewayProfile.tensorZero({ version: '2026.4.1', ...options }),
    providers: [ModelProvider.openAi()],
    credentials: [keys(chart, 'openai', 'metrics-key')],
    config: GatewayConfig.file('tensorzero.toml', { models: modelWith('env::OPENAI_API_KEY'), ...sections }),
    ...props,
  });
}

function modelWith(place: string) {
  return { chat: { routing: ['a'], providers: { a: { type: 'openai', model_name: 'gpt-4o', api_key_location: place } } } };
}

/** The Helicone AI gateway, with some sections of its file changed. */
function helicone(chart: Chart, sections: object = {}) {
  return new LlmGateway(chart, 'gateway', {
    profile: GatewayProfile.helicone({ version: '0.2.0-beta.30' }),
    providers: [ModelProvider.openAi()],
    credentials: [keys(chart, 'openai')],
    config: GatewayConfig.file('config.yaml', { helicone: { features: 'all' }, routers: {}, ...sections }),
  });
}

export const GATEWAYS: Examples = {
  'LLMGW-883': (chart) => bifrost(chart, { providers: {} }),
  'LLMGW-884': (chart) => bifrost(chart, { config_store: undefined }),
  'LLMGW-885': (chart) => bifrost(chart, { encryption_key: 'in-plain-sight' }),
  'LLMGW-886': (chart) => bifrost(chart, { encryption_key: 'env.ENCRYPTION_KEY' }),
  'LLMGW-887': (chart) => bifrost(chart, {}, { adminAuth: true }),
  'LLMGW-888': (chart) => bifrost(chart, { client: {} }),
  'LLMGW-889': (chart) =>
    bifrost(chart, { providers: { ollama: { network_config: { base_url: 'http://ollama.models:11434' } } } }),
  'LLMGW-890': (chart) => kong(chart, [], { services: [] }),
  'LLMGW-891': (chart) => kong(chart, [PROXY], { plugins: [{ name: 'jwt' }] }),
  'LLMGW-892': (chart) => kong(chart, [{ ...PROXY, config: { auth: { header_value: 'in-plain-sight' } } }]),
  'LLMGW-893': (chart) => kong(chart, [{ ...PROXY, config: { auth: { header_value: '{vault://env/AZURE_KEY}' } } }]),
  'LLMGW-894': (chart) => kong(chart, [{ name: 'ai-proxy-advanced' }]),
  'LLMGW-895': (chart) => kong(chart, [{ ...PROXY, config: {} }]),
  'LLMGW-896': (chart) => kong(chart, [PROXY], { plugins: METRICS }),
  'LLMGW-897': (chart) => agentgateway(chart, { llm: undefined }),
  'LLMGW-898': (chart) =>
    agentgateway(chart, { config: { database: { url: 'postgres://gateway:in-plain-sight@db.data/gateway' } } }),
  'LLMGW-899': (chart) => agentgateway(chart, { config: { database: { url: '$DATABASE_URL' } } }),
  'LLMGW-950': (chart) => agentgateway(chart, { config: { readinessAddr: '127.0.0.1:15021' } }),
  'LLMGW-951': (chart) => tensorZero(chart, {}, {}, { config: GatewayConfig.file('other.toml', {}) }),
  'LLMGW-952': (chart) => tensorZero(chart, { gateway: { auth: { enabled: true } } }),
  'LLMGW-953': (chart) => tensorZero(chart, { gateway: { auth: { enabled: true } } }, { authentication: true }),
  'LLMGW-954': (chart) => tensorZero(chart, { models: modelWith('env::AZURE_API_KEY') }),
  'LLMGW-955': (chart) => tensorZero(chart, { models: modelWith('in-plain-sight') }),
  'LLMGW-956': (chart) => tensorZero(chart),
  'LLMGW-957': (chart) => tensorZero(chart, { gateway: { base_path: '/llm' } }),
  'LLMGW-958': (chart) => helicone(chart, { routers: { 'a-long-name-of-a-router': {} } }),
  'LLMGW-959': (chart) => helicone(chart, { helicone: { features: 'none' } }),
  'LLMGW-960': (chart) => helicone(chart),
  'LLMGW-961': (chart) => helicone(chart, { global: { 'rate-limit': { 'per-api-key': { capacity: 10 } } } }),
};
