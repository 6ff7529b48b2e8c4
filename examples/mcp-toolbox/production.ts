import type { App } from 'cdk8s';
import { Chart, Duration } from 'cdk8s';
import {
  Exposure,
  GatewayAutoscaling,
  GatewayConfig,
  GatewayExposure,
  GatewayNamespace,
  GatewayObservability,
  GatewaySecrets,
  McpProfile,
  McpProxy,
  ScalingSignal,
  Scrape,
  SecretSource,
  SecretStoreRef,
} from 'cdk8s-llm-gateway';
import { CREDENTIALS, TOOLS } from './tools';

/** The same with a password from a vault, metrics sent to a collector, and a way in. */
export class McpToolboxProduction extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'mcp' });

    new GatewayNamespace(this, 'namespace');
    const secrets = new GatewaySecrets(this, 'secrets', {
      name: 'mcp-toolbox',
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('aws-secretsmanager'),
        remoteKeys: { 'orders-password': { key: 'mcp-toolbox/orders-password' } },
      }),
      reloader: true,
    });
    const target = new McpProxy(this, 'toolbox', {
      profile: McpProfile.toolbox({
        version: '1.13.0',
        credentials: CREDENTIALS,
        otlpEndpoint: 'http://collector.observability.svc:4318',
      }),
      config: GatewayConfig.file('tools.yaml', TOOLS),
      credentials: [secrets],
      maxStreamDuration: Duration.minutes(1),
    });
    new GatewayAutoscaling(this, 'autoscaling', {
      target,
      minReplicas: 2,
      maxReplicas: 10,
      signals: [ScalingSignal.cpuUtilization(60)],
    });
    new GatewayExposure(this, 'exposure', {
      target,
      via: Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge' }),
      hostname: 'toolbox.acme.example',
    });
    new GatewayObservability(this, 'observability', { target, scrape: Scrape.none() });
  }
}
