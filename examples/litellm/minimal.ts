import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import { GatewayConfig, GatewayProfile, GatewaySecrets, LlmGateway, ModelProvider, SecretSource } from 'cdk8s-llm-gateway';

/** One model of one provider; without a database there are no virtual keys, clients bring the master key. */
export class LiteLlmMinimal extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'litellm' });

    new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.liteLlm({ version: '1.108.7' }),
      providers: [ModelProvider.openAi()],
      credentials: [
        new GatewaySecrets(this, 'secrets', {
          source: SecretSource.existing('litellm-secrets', ['master-key', 'metrics-key', 'openai']),
        }),
      ],
      config: GatewayConfig.file('config.yaml', {
        model_list: [
          { model_name: 'gpt-4o', litellm_params: { model: 'openai/gpt-4o', api_key: GatewayConfig.credential('openai') } },
        ],
        litellm_settings: { callbacks: ['prometheus'] },
      }),
    });
  }
}
