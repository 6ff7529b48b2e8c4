import type { App } from 'cdk8s';
import { LightGatewayChart } from './chart';

/** The image from the customer's registry, which wants the credentials of the Secret `registry-credentials`. */
export class LightGatewayPrivateRegistry extends LightGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.gateway({
      profile: { image: 'registry.customer.example.com/networknt/light-gateway:2.2.1' },
      props: { imagePullSecrets: ['registry-credentials'] },
    });
  }
}
