import { test } from 'node:test';
import { isolate, endWithParent } from './machine/isolation';
import { counted, writeCounts } from './counted';
import { LOGS, ROOT } from './machine/places';
import { Cluster } from './parts/cluster';
import { chosenStages, begunTogether } from './stages';

// The part of the run that lives in its namespaces: starts the cluster and tests on it. See apart.ts for what is outside.

async function main(): Promise<void> {
  endWithParent();
  isolate();
  const cluster = await Cluster.start();
  for (const stages of begunTogether(chosenStages(process.argv.slice(2)))) {
    await test(stages.map(({ name }) => name).join(' and '), { concurrency: true }, async (t) => {
      await Promise.all(
        stages.map(async ({ name, load, chosen }) => {
          const { stage } = await load();
          await t.test(name, { concurrency: true }, (t) => stage(t, cluster, chosen));
        }),
      );
    });
  }
  counted.made = await cluster.versions();
  writeCounts(ROOT);
  cluster.api.end();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  console.error(`the logs of all programs are in ${LOGS}`);
  process.exit(1);
});
