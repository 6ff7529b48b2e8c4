import type { App } from 'cdk8s';
import { GatewayConfig, GatewaySecrets, ModelProvider, SecretSource } from 'cdk8s-llm-gateway';
import { KeeptrustsChart, POLICY } from './chart';

/** A provider's key reaches the gateway, and the policy document names the variable that holds it. */
export class KeeptrustsProviderKeys extends KeeptrustsChart {
  constructor(app: App, id: string) {
    super(app, id);

    const openAi = ModelProvider.openAi();
    const keys = new GatewaySecrets(this, 'provider-keys', {
      source: SecretSource.existing('keeptrusts-provider-keys', ['openai']),
      keys: { openai: 'openai-api-key' },
    });
    this.gateway({
      providers: [openAi],
      credentials: [this.apiKey(), keys],
      config: GatewayConfig.file('policy-config.yaml', {
        ...POLICY,
        providers: { targets: [{ id: 'openai', provider: 'openai', secret_key_ref: { env: openAi.variable } }] },
      }),
    });
  }
}
