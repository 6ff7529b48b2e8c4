import { kong } from '../../examples/kong';
import { proveExamples } from './prove';

proveExamples('kong', kong, ['minimal', 'production']);
