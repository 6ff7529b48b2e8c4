import type { App } from 'cdk8s';
import { Exposure, GatewayExposure, Tls } from 'cdk8s-llm-gateway';
import { HelmAiKernelChart } from './chart';

/** Published by an Ingress with explicit class and TLS; only the API paths, never `/internal`. */
export class HelmAiKernelIngress extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    new GatewayExposure(this, 'exposure', {
      target: this.kernel({}, { stores: [this.data()], credentials: [this.developmentKey()] }),
      via: Exposure.traefik({ className: 'traefik' }),
      hostname: 'helm.example.com',
      tls: Tls.secret('helm-tls'),
    });
  }
}
