import { lightGateway } from '../../examples/light-gateway';
import { ROWS } from './light-gateway.rows';
import { ids, proveRows } from './prove';

proveRows('light-gateway', lightGateway, ROWS, [...ids('LT-R', 29), ...ids('LT-C', 19), ...ids('LT-X', 11)]);
