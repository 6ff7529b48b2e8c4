import type { App } from 'cdk8s';
import { Findings, StateStore, WorkloadIdentity } from 'cdk8s-llm-gateway';
import { LlmGatewayChart } from './chart';

/** AWS: conversations in ElastiCache, and pods with an IAM role, which should be able to read its own secrets only. */
export class LlmGatewayElastiCache extends LlmGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);
    Findings.of(this).accept('LLMGW-414', 'the cluster of the guide has none, and only its VPC reaches it');

    const redis = StateStore.externalRedis({
      host: 'my-cluster.cache.amazonaws.com',
      // the cluster of the guide has no encryption in transit; leave this line out for one that has
      tls: false,
    });
    this.ingress(
      this.gateway(this.existingSecrets({}), [redis], {
        serviceAccount: { identity: WorkloadIdentity.eksRole('arn:aws:iam::123456789012:role/llm-gateway', 'eu-central-1') },
      }),
    );
  }
}
