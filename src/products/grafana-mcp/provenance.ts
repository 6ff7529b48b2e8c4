import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';

const VERSION = '1.1.0';
const REPOSITORY = 'https://github.com/grafana/mcp-grafana/blob/c6e492b39f493f7e5856eb4ab419bc918b083716';
const read = (file: string): Provenance => ({ certainty: Certainty.SOURCE, version: VERSION, source: `${REPOSITORY}/${file}` });
const MAIN = read('cmd/mcp-grafana/main.go');
const OBSERVABILITY = read('observability/observability.go');
const ASSUMED: Provenance = { certainty: Certainty.ASSUMED, version: VERSION };

/** How the facts about the MCP server of Grafana are known: from its source, it was not run. */
export const GRAFANA_MCP_PROVENANCE: { [fact: string]: Provenance } = {
  image: read('Dockerfile'),
  command: read('Dockerfile'),
  env: MAIN,
  listeners: MAIN,
  health: MAIN,
  user: read('Dockerfile'),
  writablePaths: MAIN,
  resources: ASSUMED,
  replicas: ASSUMED,
  credentials: MAIN,
  drain: MAIN,
  'drain.sleepInImage': read('Dockerfile'),
  runtime: read('Dockerfile'),
  metrics: OBSERVABILITY,
  'metrics.duration': read('observability/semconv.go'),
  tracing: OBSERVABILITY,
  apiPaths: MAIN,
  controlPlanes: MAIN,
  mcp: MAIN,
};
