import type { App } from 'cdk8s';
import { AgentgatewayMinimal } from './minimal';
import { AgentgatewayProduction } from './production';

/** agentgateway as a proxy by itself, the shortest way and as a team would run it. */
export function agentgateway(app: App): void {
  new AgentgatewayMinimal(app, 'agentgateway-minimal');
  new AgentgatewayProduction(app, 'agentgateway-production');
}
