import type { App } from 'cdk8s';
import { EnvoyAiGatewayMinimal } from './minimal';
import { EnvoyAiGatewayProduction } from './production';

/** Envoy AI Gateway over an Envoy Gateway that is installed, the shortest way and as a team would run it. */
export function envoyAiGateway(app: App): void {
  new EnvoyAiGatewayMinimal(app, 'envoy-ai-gateway-minimal');
  new EnvoyAiGatewayProduction(app, 'envoy-ai-gateway-production');
}
