import type { App } from 'cdk8s';
import { Duration } from 'cdk8s';
import { GatewaySecrets, SecretSource, SecretStoreRef } from 'cdk8s-llm-gateway';
import { KeeptrustsChart } from './chart';

/** The API key comes from the cluster store `aws-secrets`, kept in step by the External Secrets Operator. */
export class KeeptrustsExternalSecrets extends KeeptrustsChart {
  constructor(app: App, id: string) {
    super(app, id);

    const apiKey = new GatewaySecrets(this, 'api-key', {
      name: 'keeptrusts-api-key',
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('aws-secrets'),
        refreshInterval: Duration.hours(1),
        remoteKeys: { 'api-token': { key: 'keeptrusts/gateway-api-key' } },
      }),
      // a new key in the store reaches the pods without anybody restarting them
      reloader: true,
    });
    this.gateway({ credentials: [apiKey] });
  }
}
