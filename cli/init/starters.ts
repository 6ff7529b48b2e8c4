import type { Starter } from './starter';

/** Versions are those whose facts were read; the profiles warn of others. */
export const STARTERS: readonly Starter[] = [
  {
    product: 'keeptrusts',
    about: 'the Keeptrusts gateway with a policy file and OpenAI behind it',
    imports: ['GatewayConfig', 'GatewayProfile', 'ModelProvider'],
    credentials: ['api-token', 'openai'],
    gateway: `profile: GatewayProfile.keeptrusts({ version: '1.8.2' }),
providers: [ModelProvider.openAi()],
credentials: [credentials],
config: GatewayConfig.file('policy-config.yaml', { pack: 'base', policies: { chain: [] } }),`,
    scales: true,
  },
  {
    product: 'llm-gateway',
    about: 'the Go llm-gateway with a Redis for its conversations and OpenAI behind it',
    imports: ['GatewayConfig', 'GatewayProfile', 'ModelProvider', 'RedisStore'],
    credentials: ['openai', 'redis'],
    before: `// a password of hexadecimal digits, made with: openssl rand -hex 32
const redis = new RedisStore(this, 'redis', { password: credentials.credential('redis')!, urlSafePassword: true });`,
    gateway: `profile: GatewayProfile.llmGateway({ image: 'registry.example.com/llm-gateway:v1.2.3' }),
providers: [ModelProvider.openAi()],
credentials: [credentials],
stores: [redis],
config: GatewayConfig.file('config.yaml', {
  server: { address: ':8080' },
  conversations: { store: 'redis', dsn: '\${CONVERSATIONS_DSN}', ttl: '1h' },
  providers: { openai: { type: 'openai', api_key: GatewayConfig.credential('openai') } },
  models: [{ name: 'gpt-4o-mini', provider: 'openai' }],
}),`,
    scales: true,
  },
  {
    product: 'helm-ai-kernel',
    about: 'the HELM AI Kernel with a policy file and its ledger on a volume; one pod, since SQLite has one writer',
    imports: ['GatewayProfile', 'GatewayVolume', 'HelmServePolicy'],
    cdk8s: ['Size'],
    credentials: ['signing-key', 'admin-api-key', 'service-api-key'],
    before: `const data = new GatewayVolume(this, 'data', { volumeName: 'data', mountPath: '/data', size: Size.gibibytes(10) });`,
    gateway: `profile: GatewayProfile.helmAiKernel({ version: '0.5.6', upstreamUrl: 'https://api.openai.com' }),
credentials: [credentials],
stores: [data],
config: HelmServePolicy.of({
  name: 'default',
  referencePack: {
    pack_id: 'default',
    label: 'Default',
    version: 1,
    runtime_actions: [{ action: 'LLM_INFERENCE', expression: 'true' }],
  },
}),`,
    scales: false,
  },
  {
    product: 'custom',
    about: 'any gateway that speaks HTTP; its facts are yours to fill in',
    imports: ['GatewayProfile', 'ModelProvider'],
    credentials: ['openai'],
    gateway: `profile: GatewayProfile.custom({
  product: 'my-gateway',
  image: 'registry.example.com/my-gateway:1.0.0',
  listeners: [{ name: 'http', port: 8080 }],
  health: {
    startup: { path: '/healthz' },
    readiness: { path: '/readyz' },
    liveness: { path: '/healthz' },
  },
  user: 10001,
  resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { memory: '512Mi' } },
}),
providers: [ModelProvider.openAi()],
credentials: [credentials],`,
    scales: true,
  },
];
