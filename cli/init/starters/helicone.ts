import type { Starter } from '../starter';

export const HELICONE: Starter = {
  product: 'helicone',
  about: 'the Helicone AI gateway with OpenAI behind it, without the control plane',
  imports: ['Findings', 'GatewayConfig', 'GatewayProfile', 'ModelProvider'],
  credentials: ['openai'],
  gateway: `profile: GatewayProfile.helicone({ version: '0.2.0-beta.30' }),
providers: [ModelProvider.openAi()],
credentials: [credentials],
config: GatewayConfig.file('config.yaml', {
  routers: { chat: { 'load-balance': { chat: { strategy: 'latency', providers: ['openai'] } } } },
}),`,
  after: `Findings.of(gateway).accept('LLMGW-959', 'nobody from outside of the cluster gets here yet');`,
  scales: true,
};
