import type { App } from 'cdk8s';
import { HelmAiKernelChart } from './chart';

/** The same with the bearer token of the control plane in a Secret of its own. */
export class HelmAiKernelControlPlane extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.productionKernel('helm-policy-controlplane');
  }
}
