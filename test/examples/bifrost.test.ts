import { bifrost } from '../../examples/bifrost';
import { proveExamples } from './prove';

proveExamples('bifrost', bifrost, ['minimal', 'production']);
