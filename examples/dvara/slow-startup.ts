import type { App } from 'cdk8s';
import { DvaraChart, MOCK_PROVIDER } from './chart';

/** Twenty tries of the startup probe instead of twelve, for slow nodes. */
export class DvaraSlowStartup extends DvaraChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.gateway(this.secrets(), { env: MOCK_PROVIDER, probes: { startup: { failureThreshold: 20 } } });
  }
}
