import type { App } from 'cdk8s';
import { HelmAiKernelChart } from './chart';

/**
 * Production with the Secrets of the guide and signed policy from the control plane. The guide forgets that the control plane
 * wants a token: it lies in the Secret `helm-auth` as well.
 */
export class HelmAiKernelProduction extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.productionKernel('helm-auth');
  }
}
