import { tensorZero } from '../../examples/tensorzero';
import { proveExamples } from './prove';

proveExamples('tensorzero', tensorZero, ['minimal', 'production']);
