import { keeptrusts } from '../../examples/keeptrusts';
import { ROWS } from './keeptrusts.rows';
import { ids, proveRows } from './prove';

// come with the collector sidecar and the mesh
const OPEN = ['KT-C11', 'KT-C12', 'KT-C15', 'KT-C16', 'KT-R20', 'KT-R21', 'KT-X04'];
const ALL = [...ids('KT-R', 24), ...ids('KT-C', 19), ...ids('KT-X', 5)];

proveRows(
  'keeptrusts',
  keeptrusts,
  ROWS,
  ALL.filter((id) => !OPEN.includes(id)),
);
