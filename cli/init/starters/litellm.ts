import type { Starter } from '../starter';

export const LITELLM: Starter = {
  product: 'litellm',
  about: 'the LiteLLM proxy with OpenAI behind it; clients bring the master key until it has a database',
  imports: ['GatewayConfig', 'GatewayProfile', 'ModelProvider'],
  credentials: ['master-key', 'openai'],
  gateway: `profile: GatewayProfile.liteLlm({ version: '1.108.7', anonymousMetrics: true }),
providers: [ModelProvider.openAi()],
credentials: [credentials],
config: GatewayConfig.file('config.yaml', {
  model_list: [
    { model_name: 'gpt-4o', litellm_params: { model: 'openai/gpt-4o', api_key: GatewayConfig.credential('openai') } },
  ],
  litellm_settings: { callbacks: ['prometheus'], require_auth_for_metrics_endpoint: false },
}),`,
  scales: true,
};
