import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const SOURCE = 'https://github.com/ajac-zero/latticelm';
const VERSION = '5fecc9e, f0c29a2 and 1865935';
const RUN: Provenance = { certainty: Certainty.RUN, version: VERSION, source: SOURCE };
const READ: Provenance = { certainty: Certainty.SOURCE, version: VERSION, source: SOURCE };
const DOCUMENTED: Provenance = { certainty: Certainty.DOCS, version: '5fecc9e', source: SOURCE };

/** How the facts about the Go llm-gateway are known: three builds were run, the guide's, the last with a file, and the newest. */
export const LATTICELM_PROVENANCE: { [fact: string]: Provenance } = {
  image: DOCUMENTED,
  env: RUN,
  listeners: RUN,
  health: RUN,
  user: RUN,
  writablePaths: RUN,
  resources: DOCUMENTED,
  replicas: DOCUMENTED,
  config: RUN,
  credentials: RUN,
  'credentials.oidc-audience': READ,
  'credentials.oidc-client-secret': READ,
  drain: RUN,
  'drain.teardown': READ,
  'drain.sleepInImage': READ,
  metrics: RUN,
  stores: RUN,
  controlPlanes: READ,
};
