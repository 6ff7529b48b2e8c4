import type { App } from 'cdk8s';
import { ModelProvider, WorkloadIdentity } from 'cdk8s-llm-gateway';
import { DvaraChart } from './chart';

/** AWS Bedrock with a ServiceAccount that is bound to an IAM role. */
export class DvaraIrsa extends DvaraChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.gateway(this.secrets(), {
      providers: [ModelProvider.bedrock('us-east-1')],
      serviceAccount: { identity: WorkloadIdentity.eksRole('arn:aws:iam::123456789012:role/dvara-bedrock', 'us-east-1') },
    });
  }
}
