import { test } from 'node:test';
import { isolate, endWithParent } from './machine/isolation';
import { LOGS } from './machine/places';
import { Cluster } from './parts/cluster';
import { writeProof } from './proof';
import { chosenStages } from './stages';

// The part of the run that lives in its namespaces: starts the cluster and tests on it. See main.ts for what is outside.

async function main(): Promise<void> {
  endWithParent();
  isolate();
  const cluster = await Cluster.start();
  for (const stage of chosenStages(process.argv.slice(2))) {
    const { stage: tests } = await stage.load();
    await test(stage.name, { concurrency: true }, (t) => tests(t, cluster));
  }
  if (process.argv.includes('--write-proof')) await writeProof(cluster);
  cluster.api.end();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  console.error(`the logs of all programs are in ${LOGS}`);
  process.exit(1);
});
