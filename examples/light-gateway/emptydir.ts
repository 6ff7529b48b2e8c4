import type { App } from 'cdk8s';
import { GatewayNamespace } from 'cdk8s-llm-gateway';
import { LightGatewayChart } from './chart';

/** The recommended model: every pod begins with an empty config cache. With the namespace. */
export class LightGatewayEmptyDir extends LightGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    new GatewayNamespace(this, 'namespace');
    this.gateway();
  }
}
