import type { App } from 'cdk8s';
import { Duration } from 'cdk8s';
import { SecretSource, SecretStoreRef } from 'cdk8s-llm-gateway';
import { LlmGatewayChart } from './chart';

/** Keys from AWS Secrets Manager by the External Secrets Operator; no plain Secret besides. */
export class LlmGatewayExternalSecrets extends LlmGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const secrets = this.secrets(
      SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('aws-secretsmanager'),
        refreshInterval: Duration.hours(1),
        remoteKeys: {
          openai: { key: 'llm-gateway/openai-key' },
          anthropic: { key: 'llm-gateway/anthropic-key' },
          google: { key: 'llm-gateway/google-key' },
          redis: { key: 'llm-gateway/redis-password' },
        },
      }),
    );
    this.ingress(this.gateway(secrets, [this.redis(secrets)]));
  }
}
