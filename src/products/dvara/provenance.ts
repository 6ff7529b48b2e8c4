import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const SOURCE = 'https://github.com/dvarahq/dvara';
const DOCUMENTED: Provenance = { certainty: Certainty.DOCS, version: '1.6', source: 'https://dvarahq.com/docs' };
const READ: Provenance = { certainty: Certainty.SOURCE, version: '1.8', source: SOURCE };

/** How the facts about DVARA are known: the documents of the commercial 1.6, and the source of the open gateway 1.8. */
export const DVARA_PROVENANCE: { [fact: string]: Provenance } = {
  image: DOCUMENTED,
  env: DOCUMENTED,
  listeners: DOCUMENTED,
  health: READ,
  user: DOCUMENTED,
  writablePaths: READ,
  resources: DOCUMENTED,
  replicas: DOCUMENTED,
  config: DOCUMENTED,
  credentials: READ,
  // the key; whoever runs it says which variable
  'credentials.internal-secret': DOCUMENTED,
  drain: DOCUMENTED,
  'drain.longestStream': READ,
  // Spring Boot 4.1.0 by itself: 6s cut at 6.1 s, 40s let an answer of 20 s finish
  'drain.secondsVariable': { certainty: Certainty.RUN, version: 'Spring Boot 4.1.0' },
  'drain.sleepInImage': READ,
  runtime: READ,
  metrics: READ,
  'metrics.duration': { certainty: Certainty.RUN, version: 'Micrometer of Spring Boot 4.1.0' },
  tracing: READ,
  apiPaths: DOCUMENTED,
  stores: DOCUMENTED,
  cluster: DOCUMENTED,
  mcp: DOCUMENTED,
  upstream: READ,
  region: READ,
  providers: READ,
};
