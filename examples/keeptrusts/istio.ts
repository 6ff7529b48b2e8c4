import type { App } from 'cdk8s';
import { GatewayMesh } from 'cdk8s-llm-gateway';
import { KeeptrustsChart } from './chart';

/** In the mesh of Istio: sidecar injection and a DestinationRule that takes no gateway out because a provider failed. */
export class KeeptrustsIstio extends KeeptrustsChart {
  constructor(app: App, id: string) {
    super(app, id);

    const target = this.gateway({ credentials: [this.apiKey()] });
    new GatewayMesh(this, 'mesh', { target, maxConnections: 100, maxRequestsPerConnection: 1000 });
  }
}
