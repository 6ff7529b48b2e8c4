import type { App } from 'cdk8s';
import { GatewayObservability } from 'cdk8s-llm-gateway';
import { LlmGatewayChart } from './chart';

/** Scraped every 30 seconds, with alerts on metrics that the gateway has and conditions that can come true. */
export class LlmGatewayMonitoring extends LlmGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const secrets = this.existingSecrets();
    const target = this.gateway(secrets, [this.redis(secrets)]);
    this.ingress(target);
    new GatewayObservability(this, 'observability', { target });
  }
}
