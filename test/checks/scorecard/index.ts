import type { Check } from '../finding';
import { containers } from './containers';
import { metadata } from './metadata';
import { network } from './network';
import { pods } from './pods';
import { probes } from './probes';
import { rollout } from './rollout';

/** What the linters that teams use would ask for, one small predicate per row. */
const ROWS: readonly Check[] = [...pods, ...containers, ...probes, ...rollout, ...network, ...metadata];

export const scorecard: Check = (manifests) => ROWS.flatMap((row) => row(manifests));
