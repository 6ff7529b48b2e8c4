import { gitHubMcp } from '../../examples/github-mcp';
import { proveExamples } from './prove';

proveExamples('github-mcp', gitHubMcp, ['minimal', 'production']);
