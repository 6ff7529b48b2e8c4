import type { App } from 'cdk8s';
import { BlueGreen, GatewayConfig, GatewayProfile } from 'cdk8s-llm-gateway';
import { LlmGatewayChart, settings } from './chart';

/**
 * The second version beside the first, each with selector, autoscaler, disruption budget and policy of its own. The Service
 * `llm-gateway` sends all traffic to v2; one word switches it back.
 */
export class LlmGatewayBlueGreen extends LlmGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const secrets = this.existingSecrets();
    const redis = this.redis(secrets);
    const blue = this.gateway(secrets, [redis], { selectorLabels: slot('v1') });
    const green = this.gateway(secrets, [redis], {
      name: 'llm-gateway-v2',
      selectorLabels: slot('v2'),
      // a cloud identity is bound to one account, and both slots are the same to the cloud
      serviceAccount: { existingName: 'llm-gateway' },
      profile: GatewayProfile.llmGateway({ image: 'ghcr.io/yourusername/llm-gateway:v2.0.0' }),
      // a ConfigMap of its own, whose name changes with its content
      config: GatewayConfig.file('config.yaml', settings(), { immutable: true }),
    });
    this.ingress(new BlueGreen(this, 'switch', { blue, green, live: green }));
  }
}

function slot(version: string): { [label: string]: string } {
  return { app: 'llm-gateway', version };
}
