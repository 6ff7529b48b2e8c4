import type { App } from 'cdk8s';
import { Exposure, GatewayExposure, Tls } from 'cdk8s-llm-gateway';
import { KeeptrustsChart } from './chart';

/** Behind a load balancer for clients outside the cluster, here those of one office. */
export class KeeptrustsLoadBalancer extends KeeptrustsChart {
  constructor(app: App, id: string) {
    super(app, id);

    const target = this.gateway({ credentials: [this.apiKey()] });
    new GatewayExposure(this, 'exposure', {
      target,
      via: Exposure.loadBalancer({ sourceRanges: ['203.0.113.0/24'] }),
      // the gateway speaks HTTP; a certificate belongs on an Ingress or a route
      tls: Tls.insecureHttp(),
    });
  }
}
