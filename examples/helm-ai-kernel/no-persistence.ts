import type { App } from 'cdk8s';
import { HelmAiKernelChart } from './chart';

/** Data on a directory of the pod: receipts end with it. */
export class HelmAiKernelNoPersistence extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.kernel({}, { credentials: [this.developmentKey()] });
  }
}
