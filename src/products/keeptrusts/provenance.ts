import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const DOCUMENTED: Provenance = { certainty: Certainty.DOCS, version: '1.8', source: 'https://docs.keeptrusts.com' };
const ASSUMED: Provenance = { certainty: Certainty.ASSUMED, version: '1.8' };

/** How the facts about Keeptrusts are known: it is a closed program that was not run; what its documents do not say is assumed. */
export const KEEPTRUSTS_PROVENANCE: { [fact: string]: Provenance } = {
  image: DOCUMENTED,
  args: DOCUMENTED,
  env: DOCUMENTED,
  listeners: DOCUMENTED,
  health: ASSUMED,
  user: ASSUMED,
  writablePaths: ASSUMED,
  resources: DOCUMENTED,
  config: DOCUMENTED,
  credentials: DOCUMENTED,
  drain: ASSUMED,
  metrics: ASSUMED,
  tracing: DOCUMENTED,
  controlPlanes: DOCUMENTED,
};
