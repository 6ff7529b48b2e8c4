import type { App } from 'cdk8s';
import { Exposure, GatewayExposure } from 'cdk8s-llm-gateway';
import { LightGatewayChart, PUBLIC_NAME } from './chart';

/** Published by a route of the Gateway API; the Gateway has the certificate. */
export class LightGatewayHttpRoute extends LightGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    new GatewayExposure(this, 'exposure', {
      target: this.gateway({ bootstrap: { advertisedAddress: PUBLIC_NAME } }),
      via: Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'gateways' }),
      hostname: PUBLIC_NAME,
    });
  }
}
