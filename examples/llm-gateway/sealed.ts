import type { App } from 'cdk8s';
import { SecretSource } from 'cdk8s-llm-gateway';
import { LlmGatewayChart } from './chart';
import { SEALED_VALUES } from './sealed-values';

/** Keys as a SealedSecret, which may stand in git: only the controller of the cluster can open it. */
export class LlmGatewaySealed extends LlmGatewayChart {
  constructor(app: App, id: string) {
    super(app, id);

    const secrets = this.secrets(SecretSource.sealedSecret({ encryptedData: SEALED_VALUES }));
    this.ingress(this.gateway(secrets, [this.redis(secrets)]));
  }
}
