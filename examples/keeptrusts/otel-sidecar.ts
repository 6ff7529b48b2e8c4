import type { App } from 'cdk8s';
import { Findings, GatewayTracing, Tracing } from 'cdk8s-llm-gateway';
import { KeeptrustsChart } from './chart';

/** An OpenTelemetry collector beside the gateway receives its traces on 4317 and sends them on. */
export class KeeptrustsOtelSidecar extends KeeptrustsChart {
  constructor(app: App, id: string) {
    super(app, id);

    const target = this.gateway({ credentials: [this.apiKey()] });
    Findings.of(target).accept('LLMGW-129', 'on Kubernetes 1.28 the traces of the last streams of a pod may be lost');
    new GatewayTracing(this, 'tracing', {
      target,
      tracing: Tracing.sidecar({ endpoint: 'http://tempo.observability.svc:4317' }),
    });
  }
}
