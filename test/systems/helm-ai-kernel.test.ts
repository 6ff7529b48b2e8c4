import { helmAiKernel } from '../../examples/helm-ai-kernel';
import { ROWS } from './helm-ai-kernel.rows';
import { ids, proveRows } from './prove';

proveRows('helm-ai-kernel', helmAiKernel, ROWS, [...ids('HK-R', 20), ...ids('HK-C', 20), ...ids('HK-X', 10)]);
