import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import {
  Findings,
  GatewayConfig,
  GatewayProfile,
  GatewaySecrets,
  LlmGateway,
  ModelProvider,
  SecretSource,
} from 'cdk8s-llm-gateway';

/** Two providers behind one router; whoever reaches it in the cluster may use it. */
export class HeliconeMinimal extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'helicone' });

    const gateway = new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.helicone({ version: '0.2.0-beta.30' }),
      providers: [ModelProvider.openAi(), ModelProvider.anthropic()],
      credentials: [
        new GatewaySecrets(this, 'secrets', {
          source: SecretSource.existing('helicone-ai-gateway-secrets', ['openai', 'anthropic']),
        }),
      ],
      config: GatewayConfig.file('config.yaml', {
        routers: { chat: { 'load-balance': { chat: { strategy: 'latency', providers: ['openai', 'anthropic'] } } } },
      }),
    });
    Findings.of(gateway).accept('LLMGW-959', 'no way leads in from outside of the cluster');
  }
}
