import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import { GatewaySecrets, McpProfile, McpProxy, NetworkPeer, SecretSource } from 'cdk8s-llm-gateway';

/** Tools that read one Grafana, for agents that know a token. */
export class GrafanaMcpMinimal extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'mcp' });

    const source = SecretSource.existing('mcp-grafana', ['grafana-token', 'caller-token']);
    new McpProxy(this, 'grafana', {
      profile: McpProfile.grafana({ version: '1.1.0', grafanaUrl: 'http://grafana.monitoring.svc:3000' }),
      credentials: [new GatewaySecrets(this, 'secrets', { source })],
      clients: [NetworkPeer.namespace('agents')],
    });
  }
}
