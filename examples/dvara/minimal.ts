import type { App } from 'cdk8s';
import { DvaraChart, MOCK_PROVIDER } from './chart';

/** The smallest set: one pod of the gateway with the documented database and the mock provider. */
export class DvaraMinimal extends DvaraChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.gateway(this.secrets(), { replicas: 1, env: MOCK_PROVIDER });
  }
}
