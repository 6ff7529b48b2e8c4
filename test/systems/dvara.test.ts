import { dvara } from '../../examples/dvara';
import { ROWS } from './dvara.rows';
import { ids, proveRows } from './prove';

proveRows('dvara', dvara, ROWS, [...ids('DV-R', 30), ...ids('DV-C', 28), ...ids('DV-X', 9)]);
