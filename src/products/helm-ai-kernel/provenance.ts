import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const SOURCE = 'https://github.com/Mindburn-Labs/helm-ai-kernel';
const RUN: Provenance = { certainty: Certainty.RUN, version: '0.5.6 and 0.8.4', source: SOURCE };
const READ: Provenance = { certainty: Certainty.SOURCE, version: '0.5.6 and 0.8.4', source: SOURCE };

/** How the facts about the HELM AI Kernel are known: both lines were built and run. */
export const HELM_PROVENANCE: { [fact: string]: Provenance } = {
  image: READ,
  args: RUN,
  env: RUN,
  listeners: RUN,
  health: RUN,
  user: RUN,
  writablePaths: RUN,
  resources: READ,
  replicas: READ,
  config: RUN,
  credentials: RUN,
  'credentials.admin-api-key': READ,
  'credentials.service-api-key': READ,
  'credentials.policy-token': READ,
  'credentials.policy-trust': READ,
  drain: RUN,
  'drain.teardown': READ,
  'drain.longestStream': READ,
  metrics: { certainty: Certainty.RUN, version: '0.8.4', source: SOURCE },
  tracing: READ,
  apiPaths: RUN,
  stores: READ,
  'stores.sqlite': RUN,
  controlPlanes: READ,
};
