import type { TestContext } from 'node:test';
import type { Cluster } from '../parts/cluster';
import { told } from '../told';
import { addCrds } from './applies/as-written';
import { unsealed } from './operators/sealed-secrets';

/** Controllers of others read what we write, and what we promise happens. */
export async function stage(t: TestContext, cluster: Cluster): Promise<void> {
  await addCrds(cluster.objects, 'operators');
  await told(t, 'Sealed Secrets: what was sealed in each scope reaches the pods, and another seal restarts them', () =>
    unsealed(cluster),
  );
}
