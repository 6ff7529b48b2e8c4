/** The least that each product takes as its configuration, by what makes its profile; others read any file. */
export const CONFIGS: Readonly<Record<string, string>> = {
  'GatewayProfile.agentgateway': `GatewayConfig.file('config.yaml', { llm: { models: [{ name: '*', provider: 'openAI', params: { apiKey: '$OPENAI_API_KEY' } }] } })`,
  'GatewayProfile.bifrost': `GatewayConfig.file('config.json', {
    providers: { openai: { keys: [{ name: 'openai', value: 'env.OPENAI_API_KEY', models: ['*'], weight: 1 }] } },
    config_store: { enabled: false }, logs_store: { enabled: false },
  })`,
  'GatewayProfile.helicone': `GatewayConfig.file('config.yaml', { routers: { chat: { 'load-balance': { chat: { strategy: 'latency', providers: ['openai'] } } } } })`,
  'GatewayProfile.helmAiKernel': `HelmServePolicy.of({ name: 'default', referencePack: { pack_id: 'default', label: 'Default', version: 1, runtime_actions: [] } })`,
  'GatewayProfile.keeptrusts': `GatewayConfig.file('policy-config.yaml', { pack: { name: 'base', version: '1.0.0', enabled: true }, policies: { chain: [] } })`,
  'GatewayProfile.kong': `GatewayConfig.file('kong.yml', {
    _format_version: '3.0',
    services: [{ name: 'models', url: 'http://localhost:1', routes: [{ name: 'chat', paths: ['/v1'] }] }],
  })`,
  'GatewayProfile.lightGateway': `LightGatewayConfig.bootstrap({
    host: 'customer.example.com', serviceId: 'com.customer.mcp-gateway-1.0.0', environment: 'prod',
    configServerUrl: 'https://config.example.com', portalUrl: 'https://portal.example.com',
    caSecret: { secretName: 'ca', key: 'ca.pem' },
  })`,
  'GatewayProfile.liteLlm': `GatewayConfig.file('config.yaml', { model_list: [{ model_name: 'gpt-4o', litellm_params: { model: 'openai/gpt-4o' } }] })`,
  'GatewayProfile.llmGateway': `GatewayConfig.file('config.yaml', { server: { address: ':8080' }, providers: { openai: { type: 'openai' } }, models: [{ name: 'gpt-4o', provider: 'openai' }] })`,
  'GatewayProfile.tensorZero': `GatewayConfig.file('tensorzero.toml', { models: { chat: { routing: ['openai'], providers: { openai: { type: 'openai', model_name: 'gpt-4o' } } } } })`,
  'McpProfile.toolbox': `GatewayConfig.file('tools.yaml', { sources: { web: { kind: 'http', baseUrl: 'https://api.example.com' } }, tools: {} })`,
};
