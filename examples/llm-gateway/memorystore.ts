import type { App } from 'cdk8s';
import { Findings, StateStore, WorkloadIdentity } from 'cdk8s-llm-gateway';
import { LlmGatewayChart } from './chart';

/** Google Cloud: conversations in Memorystore at its private address, and pods with Workload Identity. */
export class LlmGatewayMemorystore extends LlmGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);
    Findings.of(this).accept('LLMGW-414', 'only the private network of the project reaches this instance');

    const redis = StateStore.externalRedis({
      host: '10.0.0.3',
      // Memorystore encrypts only where in-transit encryption was switched on
      tls: false,
    });
    this.ingress(
      this.gateway(this.existingSecrets({}), [redis], {
        serviceAccount: { identity: WorkloadIdentity.gke('llm-gateway@my-project.iam.gserviceaccount.com') },
      }),
    );
  }
}
