import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const VERSION = '1.13.0';
const REPOSITORY = 'https://github.com/googleapis/mcp-toolbox/blob/main';
const read = (file: string): Provenance => ({ certainty: Certainty.SOURCE, version: VERSION, source: `${REPOSITORY}/${file}` });
const SERVE = read('cmd/internal/serve/command.go');
const FLAGS = read('cmd/internal/flags.go');
const ASSUMED: Provenance = { certainty: Certainty.ASSUMED, version: VERSION };

/** How the facts about the MCP Toolbox are known: from its source, it was not run. */
export const MCP_TOOLBOX_PROVENANCE: { [fact: string]: Provenance } = {
  image: {
    certainty: Certainty.DOCS,
    version: VERSION,
    source: 'https://googleapis.github.io/genai-toolbox/documentation/deploy-to',
  },
  args: FLAGS,
  listeners: FLAGS,
  // the path came with 1.8.0
  health: read('internal/server/server.go'),
  user: read('Dockerfile'),
  writablePaths: ASSUMED,
  resources: ASSUMED,
  replicas: ASSUMED,
  config: FLAGS,
  credentials: read('cmd/internal/config.go'),
  drain: SERVE,
  'drain.teardown': ASSUMED,
  'drain.sleepInImage': read('Dockerfile'),
  runtime: read('Dockerfile'),
  metrics: FLAGS,
  apiPaths: read('internal/server/server.go'),
  controlPlanes: FLAGS,
  mcp: read('internal/server/mcp.go'),
};
