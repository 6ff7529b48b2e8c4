import { liteLlm } from '../../examples/litellm';
import { proveExamples } from './prove';

proveExamples('litellm', liteLlm, ['minimal', 'production']);
