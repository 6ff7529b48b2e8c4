import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';
import { isAtLeast } from '../../profiles/version';

const SOURCE = 'https://github.com/networknt/light-fabric';
const RUN: Provenance = { certainty: Certainty.RUN, version: 'light-fabric f92805a', source: SOURCE };
const READ: Provenance = { certainty: Certainty.SOURCE, version: 'light-fabric f92805a', source: SOURCE };
const DOCUMENTED: Provenance = { certainty: Certainty.DOCS, version: '2.2', source: SOURCE };

/** How the facts about light-gateway are known: it was built and run. What differs between its lines says where it holds. */
export function lightProvenance(version: string): { [fact: string]: Provenance } {
  const holds = isAtLeast(version, 2, 3) ? '2.3 and later' : 'up to 2.2';
  return {
    image: DOCUMENTED,
    env: RUN,
    // the default; either can be chosen
    listeners: { ...RUN, holds },
    health: RUN,
    user: RUN,
    writablePaths: { ...RUN, holds },
    resources: DOCUMENTED,
    config: RUN,
    credentials: RUN,
    drain: RUN,
    'drain.sleepInImage': READ,
    metrics: RUN,
    apiPaths: READ,
  };
}
