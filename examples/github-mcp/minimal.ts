import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import { McpProfile, McpProxy, NetworkPeer } from 'cdk8s-llm-gateway';

/** Tools that read GitHub, for agents of one namespace; each brings its own token. */
export class GitHubMcpMinimal extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'mcp' });

    new McpProxy(this, 'github', {
      profile: McpProfile.gitHub({ version: '1.10.1' }),
      clients: [NetworkPeer.namespace('agents')],
    });
  }
}
