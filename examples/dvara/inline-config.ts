import type { App } from 'cdk8s';
import { GatewayConfig } from 'cdk8s-llm-gateway';
import { DvaraChart, MOCK_PROVIDER } from './chart';

/** Gateway configuration given inline and mounted as externalized configuration of Spring. */
export class DvaraInlineConfig extends DvaraChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.gateway(this.secrets(), {
      env: MOCK_PROVIDER,
      config: GatewayConfig.file('gateway.yaml', {
        routing: { 'default-strategy': 'round-robin' },
        'rate-limit': { enabled: true, 'per-key': { 'requests-per-minute': 100 } },
      }),
    });
  }
}
