import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import {
  CredentialDelivery,
  GatewayConfig,
  GatewayProfile,
  GatewaySecrets,
  LlmGateway,
  ModelProvider,
  SecretSource,
} from 'cdk8s-llm-gateway';

/** One provider and one key for clients, all of it in the file: no pod keeps anything, so there can be any number. */
export class BifrostMinimal extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'bifrost' });

    new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.bifrost({ version: '1.6.4' }),
      providers: [ModelProvider.openAi()],
      credentials: [
        new GatewaySecrets(this, 'secrets', { source: SecretSource.existing('bifrost-secrets', ['openai', 'team-key']) }),
      ],
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
      }),
    });
  }
}
