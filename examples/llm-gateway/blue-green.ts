import type { App } from 'cdk8s';
import { GatewayConfig, GatewayProfile } from 'cdk8s-llm-gateway';
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
    const live = 'v2';
    const blue = this.gateway(secrets, [redis], { selectorLabels: slot('v1') });
    this.gateway(secrets, [redis], {
      name: 'llm-gateway-v2',
      selectorLabels: slot('v2'),
      profile: GatewayProfile.llmGateway({ image: 'ghcr.io/yourusername/llm-gateway:v2.0.0' }),
      // a ConfigMap of its own, whose name changes with its content
      config: GatewayConfig.file('config.yaml', settings(), { immutable: true }),
    });
    blue.publishService({ podLabels: slot(live) });
    this.ingress(blue);
  }
}

function slot(version: string): { [label: string]: string } {
  return { app: 'llm-gateway', version };
}
