import { mcpToolbox } from '../../examples/mcp-toolbox';
import { proveExamples } from './prove';

proveExamples('mcp-toolbox', mcpToolbox, ['minimal', 'production']);
