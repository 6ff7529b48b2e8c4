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

/** One model; nothing is kept, and whoever reaches it in the cluster may use it. */
export class TensorZeroMinimal extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'tensorzero' });

    const gateway = new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.tensorZero({ version: '2026.4.1' }),
      providers: [ModelProvider.openAi()],
      credentials: [new GatewaySecrets(this, 'secrets', { source: SecretSource.existing('tensorzero-secrets', ['openai']) })],
      config: GatewayConfig.file('tensorzero.toml', {
        models: { chat: { routing: ['openai'], providers: { openai: { type: 'openai', model_name: 'gpt-4o' } } } },
      }),
    });
    Findings.of(gateway).accept('LLMGW-956', 'no way leads in from outside of the cluster');
  }
}
