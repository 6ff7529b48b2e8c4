import type { App } from 'cdk8s';
import { GatewayConfig, StateStore } from 'cdk8s-llm-gateway';
import { KEPT, LlmGatewayChart, settings } from './chart';

/** Conversations in the memory of the one pod that then may run: lost with it. */
export class LlmGatewayMemory extends LlmGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const gateway = this.singleGateway(this.existingSecrets({}), [StateStore.memory()], {
      config: GatewayConfig.file('config.yaml', settings({ ...KEPT, store: 'memory' })),
    });
    this.ingress(gateway);
  }
}
