import type { App } from 'cdk8s';
import { StateStore } from 'cdk8s-llm-gateway';
import { LlmGatewayChart } from './chart';

/** AWS: conversations in ElastiCache, and pods with an IAM role, which should be able to read its own secrets only. */
export class LlmGatewayElastiCache extends LlmGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const redis = StateStore.externalRedis({
      host: 'my-cluster.cache.amazonaws.com',
      // the cluster of the guide has no encryption in transit; leave this line out for one that has
      tls: false,
    });
    this.gateway(this.existingSecrets({}), [redis], {
      serviceAccount: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/llm-gateway' } },
    });
  }
}
