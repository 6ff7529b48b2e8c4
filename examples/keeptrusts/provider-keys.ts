import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import { GatewayConfig, GatewaySecrets, ModelProvider, SecretSource } from 'cdk8s-llm-gateway';
import { apiKey, gateway, NAMESPACE, POLICY } from './gateway';

/** A provider's key reaches the gateway, and the policy document names the variable that holds it. */
export class KeeptrustsProviderKeys extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: NAMESPACE });

    const openAi = ModelProvider.openAi();
    const keys = new GatewaySecrets(this, 'provider-keys', {
      source: SecretSource.existing('keeptrusts-provider-keys', ['openai']),
      keys: { openai: 'openai-api-key' },
    });
    gateway(this, {
      providers: [openAi],
      credentials: [apiKey(this), keys],
      config: GatewayConfig.file('policy-config.yaml', {
        ...POLICY,
        providers: { targets: [{ id: 'openai', provider: 'openai', secret_key_ref: { env: openAi.variable } }] },
      }),
    });
  }
}
