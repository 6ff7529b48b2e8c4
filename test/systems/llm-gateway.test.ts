import { llmGateway } from '../../examples/llm-gateway';
import { ROWS } from './llm-gateway.rows';
import { ids, proveRows } from './prove';

proveRows('llm-gateway', llmGateway, ROWS, [...ids('LG-R', 31), ...ids('LG-C', 29), ...ids('LG-X', 9)]);
