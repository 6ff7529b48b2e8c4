import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const READ: Provenance = { certainty: Certainty.SOURCE, version: '3.9.3', source: 'https://github.com/Kong/kong' };
const CHART: Provenance = {
  certainty: Certainty.SOURCE,
  version: 'chart 3.4.1',
  source: 'https://github.com/Kong/charts/tree/main/charts/kong',
};
const IMAGE: Provenance = { certainty: Certainty.SOURCE, version: '2.8.1', source: 'https://github.com/Kong/docker-kong' };
const ASSUMED: Provenance = { certainty: Certainty.ASSUMED, version: '3.9.3' };

/** How the facts about Kong are known: code and chart were read, nothing was run. */
export const KONG_PROVENANCE: { [fact: string]: Provenance } = {
  image: CHART,
  env: CHART,
  listeners: CHART,
  health: READ,
  user: CHART,
  writablePaths: CHART,
  // the chart states none
  resources: ASSUMED,
  config: READ,
  // the image asks for SIGQUIT, at which nginx lets every answer end
  drain: IMAGE,
  'drain.teardown': ASSUMED,
  runtime: READ,
  metrics: READ,
  apiPaths: READ,
  providers: READ,
};
