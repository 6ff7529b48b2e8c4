import type { App } from 'cdk8s';
import { Exposure, GatewayExposure } from 'cdk8s-llm-gateway';
import { HTTPS_ONLY, LightGatewayChart, PUBLIC_NAME } from './chart';

/** Published by a load balancer for the networks of the customer; the gateway ends TLS itself. */
export class LightGatewayLoadBalancer extends LightGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const { profile, bootstrap } = HTTPS_ONLY;
    new GatewayExposure(this, 'exposure', {
      target: this.gateway({ profile, bootstrap: { ...bootstrap, advertisedAddress: PUBLIC_NAME } }),
      via: Exposure.loadBalancer({ sourceRanges: ['203.0.113.0/24'] }),
      hostname: PUBLIC_NAME,
    });
  }
}
