import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const SOURCE = 'https://github.com/tensorzero/tensorzero';
const READ: Provenance = { certainty: Certainty.SOURCE, version: '2026.4.1 and 7a6159a', source: SOURCE };
const CHART: Provenance = { ...READ, source: `${SOURCE}/tree/main/examples/production-deployment-k8s-helm` };
const DOCUMENTED: Provenance = {
  certainty: Certainty.DOCS,
  version: '2026-04',
  source: 'https://www.tensorzero.com/docs/deployment/tensorzero-gateway',
};
const ASSUMED: Provenance = { certainty: Certainty.ASSUMED, version: '2026.4.1' };

/** How the facts about TensorZero are known: code, chart and documents were read, nothing was run. */
export const TENSORZERO_PROVENANCE: { [fact: string]: Provenance } = {
  image: CHART,
  args: READ,
  env: DOCUMENTED,
  listeners: READ,
  health: READ,
  // the image makes a user "gateway" as its first one, which Debian gives this number
  user: ASSUMED,
  writablePaths: ASSUMED,
  resources: CHART,
  config: READ,
  credentials: READ,
  stores: DOCUMENTED,
  migration: READ,
  // it waits for every request, and then sends what it has of traces and observations
  drain: READ,
  'drain.teardown': ASSUMED,
  runtime: READ,
  metrics: READ,
  apiPaths: READ,
};
