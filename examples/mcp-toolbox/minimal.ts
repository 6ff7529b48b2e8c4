import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import { GatewayConfig, GatewaySecrets, McpProfile, McpProxy, NetworkPeer, SecretSource } from 'cdk8s-llm-gateway';
import { CREDENTIALS, TOOLS } from './tools';

/** One query as a tool, with the password of its database from a Secret. */
export class McpToolboxMinimal extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'mcp' });

    const secrets = new GatewaySecrets(this, 'secrets', { source: SecretSource.existing('mcp-toolbox', ['orders-password']) });
    new McpProxy(this, 'toolbox', {
      profile: McpProfile.toolbox({ version: '1.13.0', credentials: CREDENTIALS }),
      config: GatewayConfig.file('tools.yaml', TOOLS),
      credentials: [secrets],
      clients: [NetworkPeer.namespace('agents')],
    });
  }
}
