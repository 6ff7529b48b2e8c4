import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const VERSION = '1.1.0';
const RUN: Provenance = {
  certainty: Certainty.RUN,
  version: VERSION,
  source: 'https://pypi.org/project/mcp-contextforge-gateway/',
};
const READ: Provenance = { certainty: Certainty.SOURCE, version: VERSION, source: 'https://github.com/IBM/mcp-context-forge' };

/** How the facts about ContextForge are known: the package of PyPI was run with a PostgreSQL and a Redis, without the image. */
export const CONTEXTFORGE_PROVENANCE: { [fact: string]: Provenance } = {
  image: READ,
  env: RUN,
  listeners: RUN,
  health: RUN,
  user: RUN,
  writablePaths: RUN,
  // of the chart, with more memory requested
  resources: READ,
  credentials: RUN,
  stores: RUN,
  migration: READ,
  drain: RUN,
  'drain.sleepInImage': READ,
  runtime: RUN,
  metrics: RUN,
  apiPaths: READ,
  mcp: READ,
};
