import { envoyAiGateway } from '../../examples/envoy-ai-gateway';
import { proveExamples } from './prove';

proveExamples('envoy-ai-gateway', envoyAiGateway, ['minimal', 'production']);
