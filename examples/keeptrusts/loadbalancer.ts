import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import { Exposure, GatewayExposure } from 'cdk8s-llm-gateway';
import { apiKey, gateway, NAMESPACE } from './gateway';

/** Behind a load balancer for clients outside the cluster, here those of one office. */
export class KeeptrustsLoadBalancer extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: NAMESPACE });

    const target = gateway(this, { credentials: [apiKey(this)] });
    new GatewayExposure(this, 'exposure', { target, via: Exposure.loadBalancer({ sourceRanges: ['203.0.113.0/24'] }) });
  }
}
