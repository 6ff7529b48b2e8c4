import { helicone } from '../../examples/helicone';
import { proveExamples } from './prove';

proveExamples('helicone', helicone, ['minimal', 'production']);
