import type { App } from 'cdk8s';
import { CONTROL_PLANE, HelmAiKernelChart } from './chart';

/** The same with the bearer token of the control plane in a Secret of its own. */
export class HelmAiKernelControlPlane extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.kernel(
      { production: true, policySource: CONTROL_PLANE, signatureRequired: true },
      {
        stores: [this.data()],
        credentials: [
          ...this.existingSecrets(),
          this.existingSecret('helm-policy-trust', 'policy-trust'),
          this.existingSecret('helm-policy-controlplane', 'policy-token'),
        ],
      },
    );
  }
}
