import { grafanaMcp } from '../../examples/grafana-mcp';
import { proveExamples } from './prove';

proveExamples('grafana-mcp', grafanaMcp, ['minimal', 'production']);
