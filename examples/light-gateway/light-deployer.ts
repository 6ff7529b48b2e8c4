import type { App } from 'cdk8s';
import { LightGatewayChart } from './chart';

/** The bundle for the light-deployer, whose policy takes nothing that belongs to the whole cluster. */
export class LightGatewayDeployer extends LightGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.gateway();
  }
}
