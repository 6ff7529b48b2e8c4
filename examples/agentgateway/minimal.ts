import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import { GatewayConfig, GatewayProfile, GatewaySecrets, LlmGateway, ModelProvider, SecretSource } from 'cdk8s-llm-gateway';

/** Every model of one provider, for whoever reaches it in the cluster. */
export class AgentgatewayMinimal extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'agentgateway' });

    new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.agentgateway({ version: '1.4.1' }),
      providers: [ModelProvider.openAi()],
      credentials: [new GatewaySecrets(this, 'secrets', { source: SecretSource.existing('agentgateway-secrets', ['openai']) })],
      config: GatewayConfig.file('config.yaml', {
        llm: { models: [{ name: '*', provider: 'openAI', params: { apiKey: GatewayConfig.credential('openai') } }] },
      }),
    });
  }
}
