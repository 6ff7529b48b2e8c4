import type { App } from 'cdk8s';
import { GatewayConfig } from 'cdk8s-llm-gateway';
import { HelmAiKernelChart } from './chart';

/** The policy from the ConfigMap `helm-policy`, which has serve-policy.toml and what that names. */
export class HelmAiKernelExistingConfigMap extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.kernel(
      {},
      { config: GatewayConfig.existing('helm-policy'), stores: [this.data()], credentials: [this.developmentKey()] },
    );
  }
}
