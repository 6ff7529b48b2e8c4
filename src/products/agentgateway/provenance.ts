import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const SOURCE = 'https://github.com/agentgateway/agentgateway';
const READ: Provenance = { certainty: Certainty.SOURCE, version: '1.4.1 and 75b4e6c', source: SOURCE };
const CHART: Provenance = { ...READ, source: `${SOURCE}/tree/main/controller/install/helm/agentgateway-standalone` };
const ASSUMED: Provenance = { certainty: Certainty.ASSUMED, version: '1.4.1' };

/** How the facts about agentgateway are known: code and standalone chart were read, nothing was run. */
export const AGENTGATEWAY_PROVENANCE: { [fact: string]: Provenance } = {
  image: CHART,
  args: CHART,
  listeners: READ,
  health: READ,
  // that of the pods of its operator; the standalone chart states none
  user: READ,
  writablePaths: CHART,
  resources: CHART,
  'resources.limits': ASSUMED,
  config: READ,
  credentials: READ,
  stores: READ,
  drain: READ,
  'drain.teardown': ASSUMED,
  runtime: READ,
  metrics: READ,
  apiPaths: READ,
};
