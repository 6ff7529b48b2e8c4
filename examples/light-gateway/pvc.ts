import type { App } from 'cdk8s';
import { Size } from 'cdk8s';
import { GatewayVolume } from 'cdk8s-llm-gateway';
import { LightGatewayChart } from './chart';

/** The config cache outlives the pod, for starts while the config-server is away. One pod, which is replaced, not doubled. */
export class LightGatewayPvc extends LightGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const cache = new GatewayVolume(this, 'cache', {
      name: 'ai-microgateway-config-cache',
      volumeName: 'config-cache',
      mountPath: '/app/config-cache',
      size: Size.gibibytes(1),
    });
    this.gateway({ props: { stores: [cache] } });
  }
}
