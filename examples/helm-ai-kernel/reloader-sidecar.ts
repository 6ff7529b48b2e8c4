import type { App } from 'cdk8s';
import { Findings, HelmPolicySource } from 'cdk8s-llm-gateway';
import { HelmAiKernelChart } from './chart';

/** A sidecar tells the kernel when the policy folder changed, with the service API key that the route wants. */
export class HelmAiKernelReloader extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    const kernel = this.kernel(
      { policySource: HelmPolicySource.mountedFile({ reloadHint: true }) },
      { stores: [this.data()], credentials: this.existingSecrets() },
    );
    Findings.of(kernel).accept('LLMGW-129', 'a kernel that ends needs no hints');
  }
}
