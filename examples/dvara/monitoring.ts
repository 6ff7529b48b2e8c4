import type { App } from 'cdk8s';
import { Duration } from 'cdk8s';
import { GatewayObservability, Scrape } from 'cdk8s-llm-gateway';
import { DvaraChart, MOCK_PROVIDER } from './chart';

/** Scraped by Prometheus every 15 seconds with the metrics key, which opens nothing else. */
export class DvaraMonitoring extends DvaraChart {
  constructor(app: App, id: string) {
    super(app, id);

    const target = this.gateway(this.secrets(), { env: MOCK_PROVIDER });
    new GatewayObservability(this, 'observability', {
      target,
      // monitors and rules are selected by it
      labels: { release: 'prometheus-stack' },
      scrape: Scrape.serviceMonitor({ interval: Duration.seconds(15) }),
    });
  }
}
