import type { App } from 'cdk8s';
import { ModelProvider } from 'cdk8s-llm-gateway';
import { DvaraChart } from './chart';

/** The instance of region us-east-1; every region is a chart of its own. */
export class DvaraMultiRegion extends DvaraChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.gateway(this.secrets('openai'), {
      providers: [ModelProvider.openAi()],
      region: { id: 'us-east-1', name: 'US East' },
    });
  }
}
