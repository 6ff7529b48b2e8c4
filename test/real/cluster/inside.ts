import { test } from 'node:test';
import { isolate, endWithParent } from './machine/isolation';
import { LOGS } from './machine/places';
import { Cluster } from './parts/cluster';
import { writeProof } from './proof';
import { chosenStages } from './stages';
import { failed } from './told';

// The part of the run that lives in its namespaces: starts the cluster and tests on it. See main.ts for what is outside.

async function main(): Promise<void> {
  endWithParent();
  isolate();
  const cluster = await Cluster.start();
  for (const { name, load, chosen } of chosenStages(process.argv.slice(2))) {
    const { stage } = await load();
    await test(name, { concurrency: true }, (t) => stage(t, cluster, chosen));
  }
  if (process.argv.includes('--write-proof')) {
    // figures of a run that did not hold prove nothing
    if (failed.count === 0) await writeProof(cluster);
    else console.log(`docs/proof.md is not written: ${failed.count} tests failed`);
  }
  cluster.api.end();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  console.error(`the logs of all programs are in ${LOGS}`);
  process.exit(1);
});
