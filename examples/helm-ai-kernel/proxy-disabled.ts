import type { App } from 'cdk8s';
import { HelmAiKernelChart } from './chart';

/** Without the OpenAI-compatible proxy: no upstream, and no way out to one. */
export class HelmAiKernelProxyDisabled extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.kernel({ upstreamUrl: undefined }, { stores: [this.data()], credentials: [this.developmentKey()] });
  }
}
