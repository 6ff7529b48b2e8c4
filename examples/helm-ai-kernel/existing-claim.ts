import type { App } from 'cdk8s';
import { VolumeSource } from 'cdk8s-llm-gateway';
import { HelmAiKernelChart } from './chart';

/** Data on the claim `receipts`, which exists. */
export class HelmAiKernelExistingClaim extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    const data = { name: 'data', source: VolumeSource.claim('receipts'), mountPath: '/data' };
    this.kernel({}, { volumes: [data], credentials: [this.developmentKey()] });
  }
}
