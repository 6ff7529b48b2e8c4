import { portkey } from '../../examples/portkey';
import { proveExamples } from './prove';

proveExamples('portkey', portkey, ['minimal', 'production']);
