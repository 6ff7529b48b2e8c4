import type { Provenance } from '../../contract/provenance';
import { Certainty } from '../../contract/provenance';
import { isAtLeast } from '../../profiles/version';

const SOURCE = 'https://github.com/Mindburn-Labs/helm-ai-kernel';

/** How the facts about the HELM AI Kernel are known: both lines were built and run. What differs between them says where it holds. */
export function helmProvenance(version: string): { [fact: string]: Provenance } {
  const [built, line] = isAtLeast(version, 0, 8) ? ['0.8.4', '0.8 and later'] : ['0.5.6', 'up to 0.7'];
  const measured = isAtLeast(version, 0, 8, 4) ? '0.8.4 and later' : 'before 0.8.4';
  const run: Provenance = { certainty: Certainty.RUN, version: built, source: SOURCE };
  const read: Provenance = { certainty: Certainty.SOURCE, version: built, source: SOURCE };
  return {
    image: read,
    args: run,
    env: { ...run, holds: line },
    listeners: { ...run, holds: measured },
    health: run,
    user: run,
    writablePaths: run,
    resources: read,
    replicas: read,
    // the name of the pack is relative to the policy: 0.5 takes an absolute one as well, 0.6 and later end at start with it
    config: run,
    credentials: run,
    'credentials.admin-api-key': read,
    'credentials.service-api-key': read,
    'credentials.policy-token': read,
    'credentials.policy-trust': read,
    drain: run,
    'drain.teardown': { ...read, holds: line },
    'drain.longestStream': read,
    metrics: { ...run, holds: measured },
    tracing: { ...read, holds: line },
    apiPaths: run,
    stores: read,
    'stores.sqlite': run,
    controlPlanes: read,
  };
}
