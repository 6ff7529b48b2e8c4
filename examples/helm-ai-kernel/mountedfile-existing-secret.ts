import type { App } from 'cdk8s';
import { GatewayConfig } from 'cdk8s-llm-gateway';
import { HelmAiKernelChart } from './chart';

/** The policy from the Secret `helm-policy`, for policy that not everybody may read. */
export class HelmAiKernelExistingPolicySecret extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.kernel(
      {},
      { config: GatewayConfig.existingSecret('helm-policy'), stores: [this.data()], credentials: [this.developmentKey()] },
    );
  }
}
