import type { App } from 'cdk8s';
import { ApiObject, Duration } from 'cdk8s';
import { SecretSource, SecretStoreRef } from 'cdk8s-llm-gateway';
import { LlmGatewayChart } from './chart';

const STORE_LABELS = {
  'app.kubernetes.io/name': 'azure-keyvault',
  'app.kubernetes.io/instance': 'azure-keyvault',
  'app.kubernetes.io/component': 'credentials',
  'app.kubernetes.io/part-of': 'llm-gateway',
  'app.kubernetes.io/managed-by': 'cdk8s',
};

/** Keys from Azure Key Vault with Workload Identity, by the External Secrets Operator. */
export class LlmGatewayAzureKeyVault extends LlmGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const store = new ApiObject(this, 'store', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      metadata: { name: 'azure-keyvault', labels: STORE_LABELS },
      spec: { provider: { azurekv: { authType: 'WorkloadIdentity', vaultUrl: 'https://my-vault.vault.azure.net' } } },
    });
    const secrets = this.secrets(
      SecretSource.externalSecrets({
        store: SecretStoreRef.namespaced(store.name),
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
