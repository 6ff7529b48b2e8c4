import type { App } from 'cdk8s';
import { GatewayConfig } from 'cdk8s-llm-gateway';
import { LlmGatewayChart, settings } from './chart';

/** The configuration in full: the three providers of the document and their models, keys by reference. */
export class LlmGatewayCompleteConfig extends LlmGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const secrets = this.existingSecrets();
    const gateway = this.gateway(secrets, [this.redis(secrets)], {
      config: GatewayConfig.file('config.yaml', {
        ...settings(),
        providers: {
          google: {
            type: 'google',
            api_key: GatewayConfig.credential('google'),
            endpoint: 'https://generativelanguage.googleapis.com',
          },
          anthropic: {
            type: 'anthropic',
            api_key: GatewayConfig.credential('anthropic'),
            endpoint: 'https://api.anthropic.com',
          },
          openai: { type: 'openai', api_key: GatewayConfig.credential('openai'), endpoint: 'https://api.openai.com' },
        },
        models: [
          { name: 'gemini-1.5-flash', provider: 'google' },
          { name: 'gemini-1.5-pro', provider: 'google' },
          { name: 'claude-3-5-sonnet-20241022', provider: 'anthropic' },
          { name: 'claude-3-5-haiku-20241022', provider: 'anthropic' },
          { name: 'gpt-4o', provider: 'openai' },
          { name: 'gpt-4o-mini', provider: 'openai' },
        ],
      }),
    });
    this.ingress(gateway);
  }
}
