import type { Starter } from '../starter';

export const AGENTGATEWAY: Starter = {
  product: 'agentgateway',
  about: 'agentgateway by itself, with every model of OpenAI behind it',
  imports: ['GatewayConfig', 'GatewayProfile', 'ModelProvider'],
  credentials: ['openai'],
  gateway: `profile: GatewayProfile.agentgateway({ version: '1.4.1' }),
providers: [ModelProvider.openAi()],
credentials: [credentials],
config: GatewayConfig.file('config.yaml', {
  llm: { models: [{ name: '*', provider: 'openAI', params: { apiKey: GatewayConfig.credential('openai') } }] },
}),`,
  scales: true,
};
