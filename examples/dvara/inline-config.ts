import type { App } from 'cdk8s';
import { GatewayConfig } from 'cdk8s-llm-gateway';
import { DvaraChart, MOCK_PROVIDER } from './chart';

const SETTINGS = {
  routing: { 'default-strategy': 'round-robin' },
  'rate-limit': { enabled: true, 'per-key': { 'requests-per-minute': 100 } },
};

/** Gateway configuration given inline and mounted as externalized configuration of Spring. */
export class DvaraInlineConfig extends DvaraChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.gateway(this.secrets(), {
      env: MOCK_PROVIDER,
      // at the top as the documents of 1.6 have it, and where the open gateway reads it
      config: GatewayConfig.file('gateway.yaml', { ...SETTINGS, dvara: { 'llm-gateway': SETTINGS } }),
    });
  }
}
