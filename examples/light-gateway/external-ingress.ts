import type { App } from 'cdk8s';
import { Exposure, GatewayExposure, Tls } from 'cdk8s-llm-gateway';
import { LightGatewayChart, PUBLIC_NAME } from './chart';

/** Published by an Ingress, whose host is also the address that the gateway registers. */
export class LightGatewayIngress extends LightGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    new GatewayExposure(this, 'exposure', {
      target: this.gateway({ bootstrap: { advertisedAddress: PUBLIC_NAME } }),
      via: Exposure.traefik(),
      hostname: PUBLIC_NAME,
      tls: Tls.secret('mcp-gateway-tls'),
    });
  }
}
