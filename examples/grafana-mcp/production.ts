import type { App } from 'cdk8s';
import { Chart, Duration } from 'cdk8s';
import {
  Exposure,
  GatewayAutoscaling,
  GatewayExposure,
  GatewayNamespace,
  GatewayObservability,
  GatewaySecrets,
  McpProfile,
  McpProxy,
  ScalingSignal,
  SecretSource,
  SecretStoreRef,
} from 'cdk8s-llm-gateway';

/** The same with tokens from a vault, a way in, and alerts and a dashboard from what it measures. */
export class GrafanaMcpProduction extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'mcp' });

    new GatewayNamespace(this, 'namespace');
    const secrets = new GatewaySecrets(this, 'secrets', {
      name: 'mcp-grafana',
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('aws-secretsmanager'),
        remoteKeys: {
          'grafana-token': { key: 'mcp-grafana/service-account-token' },
          'caller-token': { key: 'mcp-grafana/caller-token' },
        },
      }),
      reloader: true,
    });
    const target = new McpProxy(this, 'grafana', {
      profile: McpProfile.grafana({ version: '1.1.0', grafanaUrl: 'https://grafana.acme.example' }),
      credentials: [secrets],
      maxStreamDuration: Duration.minutes(1),
    });
    new GatewayAutoscaling(this, 'autoscaling', {
      target,
      minReplicas: 2,
      maxReplicas: 6,
      signals: [ScalingSignal.cpuUtilization(60)],
    });
    new GatewayExposure(this, 'exposure', {
      target,
      via: Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge' }),
      hostname: 'grafana-mcp.acme.example',
    });
    new GatewayObservability(this, 'observability', { target });
  }
}
