import type { Starter } from '../starter';

export const BIFROST: Starter = {
  product: 'bifrost',
  about: 'the Bifrost gateway with OpenAI behind it and one key for clients, all of it in its file',
  imports: ['CredentialDelivery', 'GatewayConfig', 'GatewayProfile', 'ModelProvider'],
  credentials: ['openai', 'team-key'],
  gateway: `profile: GatewayProfile.bifrost({ version: '1.6.4' }),
providers: [ModelProvider.openAi()],
credentials: [credentials],
credentialDelivery: { 'team-key': CredentialDelivery.env('TEAM_KEY') },
config: GatewayConfig.file('config.json', {
  providers: {
    openai: { keys: [{ name: 'openai', value: GatewayConfig.credential('openai'), models: ['*'], weight: 1 }] },
  },
  client: { enforce_auth_on_inference: true },
  governance: {
    virtual_keys: [
      {
        id: 'team',
        name: 'team',
        value: 'env.TEAM_KEY',
        provider_configs: [{ provider: 'openai', allowed_models: ['*'], key_ids: ['*'], weight: 1 }],
      },
    ],
  },
  config_store: { enabled: false },
  logs_store: { enabled: false },
}),`,
  scales: true,
};
