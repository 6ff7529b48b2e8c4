import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const VERSION = '1.10.1';
const REPOSITORY = 'https://github.com/github/github-mcp-server/blob/v1.10.1';
const read = (file: string): Provenance => ({
  certainty: Certainty.SOURCE,
  version: VERSION,
  source: `${REPOSITORY}/${file}`,
});
const ASSUMED: Provenance = { certainty: Certainty.ASSUMED, version: VERSION };

/** How the facts about the MCP server of GitHub are known: from its source, it was not run. */
export const GITHUB_MCP_PROVENANCE: { [fact: string]: Provenance } = {
  image: read('Dockerfile'),
  args: read('cmd/github-mcp-server/main.go'),
  env: read('cmd/github-mcp-server/main.go'),
  listeners: read('cmd/github-mcp-server/main.go'),
  health: read('pkg/http/oauth/oauth.go'),
  // the image names none; its binary may be run by anybody
  user: ASSUMED,
  writablePaths: read('pkg/http/server.go'),
  resources: ASSUMED,
  replicas: ASSUMED,
  credentials: read('pkg/http/server.go'),
  drain: read('pkg/http/server.go'),
  runtime: read('Dockerfile'),
  metrics: read('pkg/http/server.go'),
  apiPaths: read('pkg/http/handler.go'),
  controlPlanes: read('pkg/utils/api.go'),
  mcp: read('pkg/http/handler.go'),
};
