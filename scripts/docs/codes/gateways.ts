import type { Chart } from 'cdk8s';
import { GatewayConfig, GatewayProfile, LlmGateway, ModelProvider } from '../../../src';
import type { BifrostOptions } from '../../../src';
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

export const GATEWAYS: Examples = {
  'LLMGW-883': (chart) => bifrost(chart, { providers: {} }),
  'LLMGW-884': (chart) => bifrost(chart, { config_store: undefined }),
  'LLMGW-885': (chart) => bifrost(chart, { encryption_key: 'in-plain-sight' }),
  'LLMGW-886': (chart) => bifrost(chart, { encryption_key: 'env.ENCRYPTION_KEY' }),
  'LLMGW-887': (chart) => bifrost(chart, {}, { adminAuth: true }),
  'LLMGW-888': (chart) => bifrost(chart, { client: {} }),
  'LLMGW-889': (chart) =>
    bifrost(chart, { providers: { ollama: { network_config: { base_url: 'http://ollama.models:11434' } } } }),
};
