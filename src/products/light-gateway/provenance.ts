import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const SOURCE = 'https://github.com/networknt/light-fabric';
const RUN: Provenance = { certainty: Certainty.RUN, version: 'light-fabric f92805a', source: SOURCE };
const READ: Provenance = { certainty: Certainty.SOURCE, version: 'light-fabric f92805a', source: SOURCE };
const DOCUMENTED: Provenance = { certainty: Certainty.DOCS, version: '2.2', source: SOURCE };

/** How the facts about light-gateway are known: it was built and run. */
export const LIGHT_PROVENANCE: { [fact: string]: Provenance } = {
  image: DOCUMENTED,
  env: RUN,
  listeners: RUN,
  health: RUN,
  user: RUN,
  writablePaths: RUN,
  resources: DOCUMENTED,
  config: RUN,
  credentials: RUN,
  drain: RUN,
  'drain.sleepInImage': READ,
  metrics: RUN,
  apiPaths: READ,
};
