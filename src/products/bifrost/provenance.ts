import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const SOURCE = 'https://github.com/maximhq/bifrost';
const READ: Provenance = { certainty: Certainty.SOURCE, version: '1.6, 003ecc6 and 001016f', source: SOURCE };
const CHART: Provenance = {
  certainty: Certainty.SOURCE,
  version: 'chart 2.1.30',
  source: `${SOURCE}/tree/main/helm-charts/bifrost`,
};
const DOCUMENTED: Provenance = {
  certainty: Certainty.DOCS,
  version: '2026-09',
  source: 'https://docs.getbifrost.ai/deployment-guides/config-json/storage',
};
const ASSUMED: Provenance = { certainty: Certainty.ASSUMED, version: '1.6' };

/** How the facts about Bifrost are known: code, chart and documents were read, nothing was run. */
export const BIFROST_PROVENANCE: { [fact: string]: Provenance } = {
  image: CHART,
  command: READ,
  listeners: READ,
  health: READ,
  user: READ,
  writablePaths: ASSUMED,
  resources: CHART,
  config: READ,
  credentials: READ,
  stores: DOCUMENTED,
  // fasthttp ends when its connections do; then half a minute, counted from the signal, is left for everything else
  drain: READ,
  runtime: READ,
  metrics: READ,
  apiPaths: READ,
  controlPlanes: CHART,
};
