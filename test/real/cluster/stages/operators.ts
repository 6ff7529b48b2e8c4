import type { TestContext } from 'node:test';
import { atMost } from '../machine/wait';
import type { Cluster, Started } from '../parts/cluster';
import { told } from '../told';
import { addCrds } from './applies/as-written';
import { rolledOut } from './operators/argo-rollouts';
import { issued } from './operators/cert-manager';
import { synced } from './operators/external-secrets';
import { scaledByKeda } from './operators/keda';
import { everythingIsWatched } from './operators/prometheus';
import { unsealed } from './operators/sealed-secrets';
import { published } from './operators/traefik';

/** Most of the time they wait. */
const AT_ONCE = 3;

/** What a controller of others makes of what we write. */
interface Operator {
  readonly claim: string;
  readonly prove: (cluster: Cluster) => Promise<void>;
}

/** By the name of the part, see stages.ts. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  'sealed-secrets': {
    claim: 'Sealed Secrets: what was sealed in each scope reaches the pods, and another seal restarts them',
    prove: unsealed,
  },
  'external-secrets': {
    claim: 'External Secrets: what a store has reaches the pods, and a rotation reaches them as documented',
    prove: synced,
  },
  'argo-rollouts': {
    claim: 'Argo Rollouts: a canary goes in its steps, back and through, and cuts no stream',
    prove: rolledOut,
  },
  keda: {
    claim: 'KEDA: pods follow the streams that Prometheus counts, and stay when it is gone; no stream is cut',
    prove: scaledByKeda,
  },
  prometheus: {
    claim: 'Prometheus: each kind of monitor finds its pods with its credential, the rules load, and an alert arrives',
    prove: everythingIsWatched,
  },
  traefik: {
    claim: 'Traefik: an Ingress and a route lead to the API and nothing else, for the whole budget of a stream',
    prove: published,
  },
  'cert-manager': {
    claim: 'cert-manager: each way to ask for a certificate makes one that the door serves',
    prove: issued,
  },
};

/** Controllers of others read what we write, and what we promise happens. */
export async function stage(t: TestContext, started: Started, parts: readonly string[]): Promise<void> {
  const cluster = await started();
  await addCrds(cluster.objects, 'operators');
  await atMost(
    AT_ONCE,
    parts.map((part) => () => {
      const { claim, prove } = OPERATORS[part]!;
      return told(t, claim, () => prove(cluster));
    }),
  );
}
