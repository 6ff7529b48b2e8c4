import { dvara } from '../../examples/dvara';
import { proveExamples } from './prove';

proveExamples('dvara', dvara, [
  'enterprise-mcp',
  'existing-secret',
  'inline-config',
  'irsa',
  'minimal',
  'monitoring',
  'multi-region',
  'production-openai',
  'quickstart',
  'slow-startup',
]);
