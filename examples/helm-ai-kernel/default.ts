import type { App } from 'cdk8s';
import { HelmAiKernelChart } from './chart';

/** Development: policy from a mounted file, SQLite and receipts on a claim, proxy on, a signing key that is no secret. */
export class HelmAiKernelDefault extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.kernel({}, { stores: [this.data()], credentials: [this.developmentKey()] });
  }
}
