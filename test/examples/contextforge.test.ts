import { contextForge } from '../../examples/contextforge';
import { proveExamples } from './prove';

proveExamples('contextforge', contextForge, ['minimal', 'production']);
