import type { App } from 'cdk8s';
import { DvaraChart, MOCK_PROVIDER } from './chart';

/** Gateway and console with the required secrets and the mock provider. */
export class DvaraQuickstart extends DvaraChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.gateway(this.secrets(), { replicas: 1, env: MOCK_PROVIDER });
  }
}
