import type { App } from 'cdk8s';
import { Duration } from 'cdk8s';
import { SecretSource, SecretStore, SecretStoreProvider } from 'cdk8s-llm-gateway';
import { LlmGatewayChart } from './chart';

/** Keys from Azure Key Vault with Workload Identity, by the External Secrets Operator. */
export class LlmGatewayAzureKeyVault extends LlmGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const store = new SecretStore(this, 'store', {
      name: 'azure-keyvault',
      provider: SecretStoreProvider.azure({ vaultUrl: 'https://my-vault.vault.azure.net' }),
    });
    const secrets = this.secrets(
      SecretSource.externalSecrets({
        store: store.ref,
        refreshInterval: Duration.hours(1),
        // names in a Key Vault have no slashes
        remoteKeys: {
          openai: { key: 'openai-key' },
          anthropic: { key: 'anthropic-key' },
          google: { key: 'google-key' },
          redis: { key: 'redis-password' },
        },
      }),
    );
    this.ingress(this.gateway(secrets, [this.redis(secrets)]));
  }
}
