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

/** One route to one model; whoever reaches it in the cluster may use it. */
export class KongMinimal extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'kong' });

    const model = {
      name: 'ai-proxy',
      config: {
        route_type: 'llm/v1/chat',
        auth: { header_name: 'Authorization', header_value: '{vault://env/OPENAI_AUTHORIZATION}' },
        model: { provider: 'openai', name: 'gpt-4o' },
        max_request_body_size: 4194304,
      },
    };
    const gateway = new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.kong({ version: '3.9.3' }),
      providers: [ModelProvider.openAi()],
      credentials: [new GatewaySecrets(this, 'secrets', { source: SecretSource.existing('kong-secrets', ['openai']) })],
      config: GatewayConfig.file('kong.yml', {
        _format_version: '3.0',
        services: [
          // the plugin replaces the host of its service
          {
            name: 'models',
            url: 'http://localhost:1',
            routes: [{ name: 'chat', paths: ['/v1/chat/completions'], plugins: [model] }],
          },
        ],
        plugins: [{ name: 'prometheus', config: { status_code_metrics: true, latency_metrics: true, ai_metrics: true } }],
      }),
    });
    Findings.of(gateway).accept('LLMGW-896', 'no way leads in from outside of the cluster');
  }
}
