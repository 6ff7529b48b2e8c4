import type { Starter } from '../starter';

export const TENSORZERO: Starter = {
  product: 'tensorzero',
  about: 'the TensorZero gateway with a model of OpenAI; it keeps nothing until it has a database',
  imports: ['Findings', 'GatewayConfig', 'GatewayProfile', 'ModelProvider'],
  credentials: ['openai'],
  gateway: `profile: GatewayProfile.tensorZero({ version: '2026.4.1' }),
providers: [ModelProvider.openAi()],
credentials: [credentials],
config: GatewayConfig.file('tensorzero.toml', {
  models: { chat: { routing: ['openai'], providers: { openai: { type: 'openai', model_name: 'gpt-4o' } } } },
}),`,
  after: `Findings.of(gateway).accept('LLMGW-956', 'nobody from outside of the cluster gets here yet');`,
  scales: true,
};
