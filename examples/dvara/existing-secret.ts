import type { App } from 'cdk8s';
import { ModelProvider } from 'cdk8s-llm-gateway';
import { DvaraChart } from './chart';

/** Everything from the Secret `my-external-secret`, which the team makes. */
export class DvaraExistingSecret extends DvaraChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.gateway(this.existingSecrets('my-external-secret', 'openai'), { providers: [ModelProvider.openAi()] });
  }
}
