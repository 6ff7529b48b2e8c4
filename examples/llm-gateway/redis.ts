import type { App } from 'cdk8s';
import { LlmGatewayChart } from './chart';

/** The default of the guide: conversations in a Redis of the cluster, behind an Ingress with TLS. */
export class LlmGatewayRedis extends LlmGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const secrets = this.existingSecrets();
    this.ingress(this.gateway(secrets, [this.redis(secrets)]));
  }
}
