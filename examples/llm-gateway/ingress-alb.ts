import type { App } from 'cdk8s';
import { Exposure, GatewayExposure, Tls } from 'cdk8s-llm-gateway';
import { LlmGatewayChart } from './chart';

/** Published by the AWS Load Balancer Controller, with a certificate from ACM for the host. */
export class LlmGatewayAlb extends LlmGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const secrets = this.existingSecrets();
    new GatewayExposure(this, 'exposure', {
      target: this.gateway(secrets, [this.redis(secrets)]),
      via: Exposure.alb(),
      hostname: 'llm-gateway.yourdomain.com',
      tls: Tls.controller(),
    });
  }
}
