import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const OPEN = '1.15.2';
const RUN: Provenance = { certainty: Certainty.RUN, version: OPEN, source: 'https://www.npmjs.com/package/@portkey-ai/gateway' };
const READ: Provenance = { certainty: Certainty.SOURCE, version: OPEN, source: 'https://github.com/Portkey-AI/gateway' };

/** How the facts about the open Portkey gateway are known: the package of npm was run, without Redis and the image. */
export const PORTKEY_PROVENANCE: { [fact: string]: Provenance } = {
  image: READ,
  command: RUN,
  env: RUN,
  listeners: RUN,
  health: RUN,
  user: RUN,
  writablePaths: RUN,
  // its manifest has none; 73 to 98 MB were seen
  resources: { certainty: Certainty.ASSUMED, version: OPEN },
  stores: READ,
  drain: RUN,
  'drain.sleepInImage': READ,
  runtime: RUN,
  metrics: RUN,
};

const CHART: Provenance = {
  certainty: Certainty.SOURCE,
  version: 'chart 1.7.7',
  source: 'https://github.com/Portkey-AI/helm/tree/main/charts/portkey-gateway',
};
const ASSUMED: Provenance = { certainty: Certainty.ASSUMED, version: '2.13.0' };

/** How the facts about the commercial Portkey gateway are known: its chart was read; nobody here has its image. */
export const PORTKEY_ENTERPRISE_PROVENANCE: { [fact: string]: Provenance } = {
  image: CHART,
  env: CHART,
  listeners: CHART,
  health: CHART,
  user: CHART,
  writablePaths: ASSUMED,
  // the chart has none
  resources: ASSUMED,
  credentials: CHART,
  stores: CHART,
  runtime: ASSUMED,
  metrics: ASSUMED,
  controlPlanes: CHART,
};
