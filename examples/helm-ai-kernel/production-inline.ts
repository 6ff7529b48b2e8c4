import type { App } from 'cdk8s';
import { Findings } from 'cdk8s-llm-gateway';
import { HelmAiKernelChart } from './chart';

/** Production with signing key and API keys inline, as the first command of the guide. */
export class HelmAiKernelProductionInline extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    const signing = this.inline('signing', 'helm-ai-kernel-signing', { 'signing-key': 'fedcba9876543210'.repeat(4) });
    const auth = this.inline('auth', 'helm-ai-kernel-auth', {
      'admin-api-key': 'admin-key-of-this-example',
      'service-api-key': 'service-key-of-this-example',
    });
    const kernel = this.kernel({ production: true }, { stores: [this.data()], credentials: [signing, auth] });
    Findings.of(kernel).accept('LLMGW-838', 'the first command of the guide mounts its policy');
  }
}
