import { keeptrusts } from '../../examples/keeptrusts';
import { ROWS } from './keeptrusts.rows';
import { ids, proveRows } from './prove';

proveRows('keeptrusts', keeptrusts, ROWS, [...ids('KT-R', 24), ...ids('KT-C', 19), ...ids('KT-X', 5)]);
