import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';
import { LatticelmSettings } from './options';

const SOURCE = 'https://github.com/ajac-zero/latticelm';
const DOCUMENTED: Provenance = { certainty: Certainty.DOCS, version: '5fecc9e', source: SOURCE };

/**
 * How the facts about the Go llm-gateway are known: three builds were run, the guide's, the last that reads a file, and the newest.
 * What differs between them says where it holds.
 */
export function latticelmProvenance(settings: LatticelmSettings): { [fact: string]: Provenance } {
  const file = settings === LatticelmSettings.FILE;
  const run: Provenance = {
    certainty: Certainty.RUN,
    version: file ? '5fecc9e and f0c29a2' : '1865935',
    source: SOURCE,
  };
  const read: Provenance = { ...run, certainty: Certainty.SOURCE };
  const holds = file ? 'up to f0c29a2 (March 2026)' : 'after f0c29a2 (March 2026)';
  return {
    image: DOCUMENTED,
    env: { ...run, holds },
    listeners: run,
    health: run,
    user: run,
    writablePaths: run,
    resources: DOCUMENTED,
    replicas: DOCUMENTED,
    config: { ...run, holds },
    // "rate limiting requires redis_url configuration", exit 1
    'config.rate_limit.redis_url': { ...run, holds: 'required from 3d4250f (2026-03-08) on' },
    // false unless set: the store is then never connected
    'config.conversations.enabled': { ...run, holds: 'read from c778471 (2026-03-08) on' },
    credentials: { ...run, holds },
    'credentials.oidc-audience': { ...read, holds },
    'credentials.oidc-client-secret': { ...read, holds },
    drain: run,
    'drain.teardown': read,
    'drain.sleepInImage': read,
    metrics: run,
    stores: { ...run, holds },
    controlPlanes: { ...read, holds },
  };
}
