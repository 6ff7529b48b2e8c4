import type { App } from 'cdk8s';
import { Findings, GatewayObservability } from 'cdk8s-llm-gateway';
import { HelmAiKernelChart } from './chart';

/** Metrics asked for, of an image that serves none: no port, no ServiceMonitor that would only fail; alerts on the pods remain. */
export class HelmAiKernelMetrics extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    const target = this.kernel({}, { stores: [this.data()], credentials: [this.developmentKey()] });
    const observability = new GatewayObservability(this, 'observability', { target });
    Findings.of(observability).accept('LLMGW-602', 'nothing listens on the metrics port of 0.5');
  }
}
