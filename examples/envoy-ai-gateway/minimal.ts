import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import { EnvoyAiGateway, GatewaySecrets, ModelProvider, SecretSource } from 'cdk8s-llm-gateway';

/** Every model of one provider, for whoever reaches it in the cluster. */
export class EnvoyAiGatewayMinimal extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'ai-gateway' });

    new EnvoyAiGateway(this, 'gateway', {
      version: '1.1.0',
      gatewayClass: 'envoy-ai-gateway',
      providers: [ModelProvider.openAi()],
      credentials: [new GatewaySecrets(this, 'openai', { source: SecretSource.existing('openai-key', ['openai']) })],
    });
  }
}
