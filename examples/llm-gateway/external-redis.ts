import type { App } from 'cdk8s';
import { StateStore } from 'cdk8s-llm-gateway';
import { LlmGatewayChart } from './chart';

/** Conversations in a managed Redis with a password, over TLS. The password stays in the Secret. */
export class LlmGatewayExternalRedis extends LlmGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const secrets = this.existingSecrets();
    const redis = StateStore.externalRedis({
      host: 'redis.example.com',
      password: secrets.credential('redis'),
      urlSafePassword: true,
    });
    this.ingress(this.gateway(secrets, [redis]));
  }
}
