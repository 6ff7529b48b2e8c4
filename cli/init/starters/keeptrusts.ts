import type { Starter } from '../starter';

export const KEEPTRUSTS: Starter = {
  product: 'keeptrusts',
  about: 'the Keeptrusts gateway with a policy file and OpenAI behind it',
  imports: ['Findings', 'GatewayConfig', 'GatewayProfile', 'ModelProvider'],
  credentials: ['api-token', 'openai'],
  gateway: `profile: GatewayProfile.keeptrusts({ version: '1.8.2' }),
providers: [ModelProvider.openAi()],
credentials: [credentials],
config: GatewayConfig.file('policy-config.yaml', { pack: { name: 'base', version: '1.0.0', enabled: true }, policies: { chain: [] } }),`,
  after: `Findings.of(gateway).accept('LLMGW-160', 'how it drains is not published: each pod waits as long as a stream may take');`,
  scales: true,
};
