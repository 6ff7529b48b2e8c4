import type { App } from 'cdk8s';
import { KeeptrustsChart } from './chart';

/** The gateway behind a ClusterIP Service, with policy file, API key, probes and autoscaling. */
export class KeeptrustsBase extends KeeptrustsChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.gateway({ credentials: [this.apiKey()] });
  }
}
