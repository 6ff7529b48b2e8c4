import type { App } from 'cdk8s';
import { HTTPS_ONLY, LightGatewayChart } from './chart';

/** The HTTPS listener alone, with probes that only open a connection. */
export class LightGatewayHttpsOnlyTcp extends LightGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.gateway({ ...HTTPS_ONLY, profile: { ...HTTPS_ONLY.profile, tcpProbes: true } });
  }
}
