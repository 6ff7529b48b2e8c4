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
  Scrape,
  SecretSource,
  SecretStoreRef,
} from 'cdk8s-llm-gateway';

/** Tools that also write, confirmed across pods by a shared key, behind a name of the company that tells agents where tokens come from. */
export class GitHubMcpProduction extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'mcp' });

    new GatewayNamespace(this, 'namespace');
    const secrets = new GatewaySecrets(this, 'secrets', {
      name: 'github-mcp-server',
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('aws-secretsmanager'),
        remoteKeys: { 'request-state-key': { key: 'github-mcp/request-state-key' } },
      }),
    });
    const target = new McpProxy(this, 'github', {
      profile: McpProfile.gitHub({
        version: '1.10.1',
        publicUrl: 'https://github-mcp.acme.example',
        readOnly: false,
        toolsets: ['repos', 'issues', 'pull_requests'],
      }),
      credentials: [secrets],
      // SIGTERM cuts at once, so each pod waits for the longest call before it
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
      hostname: 'github-mcp.acme.example',
    });
    new GatewayObservability(this, 'observability', { target, scrape: Scrape.none() });
  }
}
