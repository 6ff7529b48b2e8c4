import type { Starter } from '../starter';

export const LLM_GATEWAY: Starter = {
  product: 'llm-gateway',
  about: 'the Go llm-gateway with a Redis for its conversations and OpenAI behind it',
  imports: ['GatewayConfig', 'GatewayProfile', 'ModelProvider', 'RedisStore'],
  credentials: ['openai', 'redis'],
  before: `// a password of hexadecimal digits, made with: openssl rand -hex 32
const redis = new RedisStore(this, 'redis', { password: credentials.credential('redis')!, urlSafePassword: true });`,
  gateway: `// the project publishes no image under a fixed name: write yours
profile: GatewayProfile.llmGateway({ image: 'registry.example.com/llm-gateway:v1.2.3' }),
providers: [ModelProvider.openAi()],
credentials: [credentials],
stores: [redis],
config: GatewayConfig.file('config.yaml', {
  server: { address: ':8080' },
  conversations: { enabled: true, store_by_default: true, store: 'redis', dsn: '\${CONVERSATIONS_DSN}', ttl: '1h' },
  providers: { openai: { type: 'openai', api_key: GatewayConfig.credential('openai') } },
  models: [{ name: 'gpt-4o-mini', provider: 'openai' }],
}),`,
  scales: true,
};
