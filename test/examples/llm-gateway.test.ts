import { llmGateway } from '../../examples/llm-gateway';
import { proveExamples } from './prove';

proveExamples('llm-gateway', llmGateway, [
  'blue-green',
  'complete-config',
  'elasticache',
  'eso',
  'eso-azure',
  'external-redis',
  'ingress-alb',
  'memory',
  'memorystore',
  'monitoring',
  'postgres',
  'redis',
  'sealed',
]);
