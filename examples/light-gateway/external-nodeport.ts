import type { App } from 'cdk8s';
import { Exposure, Findings, GatewayExposure } from 'cdk8s-llm-gateway';
import { HTTPS_ONLY, LightGatewayChart, PUBLIC_NAME } from './chart';

/** Published on a port of the nodes, behind a load balancer that the customer runs; the gateway ends TLS itself. */
export class LightGatewayNodePort extends LightGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const { profile, bootstrap } = HTTPS_ONLY;
    const exposure = new GatewayExposure(this, 'exposure', {
      target: this.gateway({ profile, bootstrap: { ...bootstrap, advertisedAddress: PUBLIC_NAME } }),
      via: Exposure.nodePort({ nodePort: 30443 }),
      hostname: PUBLIC_NAME,
    });
    Findings.of(exposure).accept('LLMGW-508', 'the firewall of the customer lets the load balancer in and nobody else');
  }
}
