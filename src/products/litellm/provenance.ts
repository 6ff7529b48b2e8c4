import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const SOURCE = 'https://github.com/BerriAI/litellm';
const VERSION = '1.108.7';
const RUN: Provenance = { certainty: Certainty.RUN, version: VERSION, source: 'https://pypi.org/project/litellm/' };
const READ: Provenance = { certainty: Certainty.SOURCE, version: VERSION, source: SOURCE };
const DOCUMENTED: Provenance = {
  certainty: Certainty.DOCS,
  version: '2026-10',
  source: 'https://docs.litellm.ai/docs/proxy/prod',
};

/** How the facts about LiteLLM are known: the package of PyPI was run, without a database, Redis and the image. */
export const LITELLM_PROVENANCE: { [fact: string]: Provenance } = {
  image: READ,
  args: RUN,
  env: RUN,
  listeners: RUN,
  health: RUN,
  // the image of that name is not the package that was run
  user: READ,
  writablePaths: RUN,
  resources: DOCUMENTED,
  config: RUN,
  credentials: RUN,
  'credentials.salt-key': READ,
  stores: READ,
  migration: READ,
  drain: RUN,
  'drain.sleepInImage': READ,
  runtime: RUN,
  metrics: RUN,
};
