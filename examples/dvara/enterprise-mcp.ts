import type { App } from 'cdk8s';
import { DisruptionBudget, ModelProvider } from 'cdk8s-llm-gateway';
import { DvaraChart } from './chart';

/** Gateway and MCP proxy, both autoscaled; only the gateway reaches the proxy. */
export class DvaraEnterpriseMcp extends DvaraChart {
  constructor(app: App, id: string) {
    super(app, id);

    const secrets = this.secrets('openai');
    const gateway = this.gateway(secrets, { providers: [ModelProvider.openAi()] });
    this.autoscaling('autoscaling', gateway, 3, 10);
    const proxy = this.mcpProxy(secrets, gateway, { disruptionBudget: DisruptionBudget.minAvailable(1) });
    this.autoscaling('mcp-autoscaling', proxy, 2, 20);
  }
}
