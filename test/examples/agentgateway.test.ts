import { agentgateway } from '../../examples/agentgateway';
import { proveExamples } from './prove';

proveExamples('agentgateway', agentgateway, ['minimal', 'production']);
