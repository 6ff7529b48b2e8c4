import type { App } from 'cdk8s';
import { LlmGatewayBlueGreen } from './blue-green';
import { LlmGatewayCompleteConfig } from './complete-config';
import { LlmGatewayElastiCache } from './elasticache';
import { LlmGatewayExternalSecrets } from './eso';
import { LlmGatewayAzureKeyVault } from './eso-azure';
import { LlmGatewayExternalRedis } from './external-redis';
import { LlmGatewayAlb } from './ingress-alb';
import { LlmGatewayMemory } from './memory';
import { LlmGatewayMemorystore } from './memorystore';
import { LlmGatewayMonitoring } from './monitoring';
import { LlmGatewayPostgres } from './postgres';
import { LlmGatewayRedis } from './redis';
import { LlmGatewaySealed } from './sealed';

/** Every variant of the Go llm-gateway, one chart and so one file each. */
export function llmGateway(app: App): void {
  new LlmGatewayRedis(app, 'llm-gateway-redis');
  new LlmGatewayMemory(app, 'llm-gateway-memory');
  new LlmGatewayExternalRedis(app, 'llm-gateway-external-redis');
  new LlmGatewayElastiCache(app, 'llm-gateway-elasticache');
  new LlmGatewayMemorystore(app, 'llm-gateway-memorystore');
  new LlmGatewayPostgres(app, 'llm-gateway-postgres');
  new LlmGatewayCompleteConfig(app, 'llm-gateway-complete-config');
  new LlmGatewayExternalSecrets(app, 'llm-gateway-eso');
  new LlmGatewayAzureKeyVault(app, 'llm-gateway-eso-azure');
  new LlmGatewaySealed(app, 'llm-gateway-sealed');
  new LlmGatewayAlb(app, 'llm-gateway-ingress-alb');
  new LlmGatewayMonitoring(app, 'llm-gateway-monitoring');
  new LlmGatewayBlueGreen(app, 'llm-gateway-blue-green');
}
