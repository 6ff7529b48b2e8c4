import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import { apiKey, gateway, NAMESPACE } from './gateway';

/** The gateway behind a ClusterIP Service, with policy file, API key, probes and autoscaling. */
export class KeeptrustsBase extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: NAMESPACE });

    gateway(this, { credentials: [apiKey(this)] });
  }
}
