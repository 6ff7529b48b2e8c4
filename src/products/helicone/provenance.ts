import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const READ: Provenance = {
  certainty: Certainty.SOURCE,
  version: '0.2.0-beta.30 and 42d2998',
  source: 'https://github.com/Helicone/ai-gateway',
};
const ASSUMED: Provenance = { certainty: Certainty.ASSUMED, version: '0.2.0-beta.30' };

/** How the facts about the Helicone AI gateway are known: its code was read, nothing was run. */
export const HELICONE_PROVENANCE: { [fact: string]: Provenance } = {
  image: READ,
  command: READ,
  env: READ,
  listeners: READ,
  health: READ,
  // the image names none, so it would be root; any user can run the program
  user: ASSUMED,
  writablePaths: ASSUMED,
  resources: ASSUMED,
  config: READ,
  credentials: READ,
  stores: READ,
  // at SIGTERM the future of the server is dropped, and with it the timeout that was just set
  drain: READ,
  'drain.teardown': ASSUMED,
  runtime: READ,
  metrics: READ,
  tracing: READ,
  apiPaths: READ,
};
