import type { App } from 'cdk8s';
import { HTTPS_ONLY, LightGatewayChart } from './chart';

/** The HTTPS listener alone: port, Service and probes follow from it. */
export class LightGatewayHttpsOnly extends LightGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.gateway(HTTPS_ONLY);
  }
}
