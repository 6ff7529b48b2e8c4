import { test } from 'node:test';
import { isolate, endWithParent } from './machine/isolation';
import { counted, writeCounts } from './counted';
import { LOGS, ROOT } from './machine/places';
import { makeCertificates } from './parts/certificates';
import { Cluster } from './parts/cluster';
import type { Started } from './parts/cluster';
import { makeNetwork } from './parts/network';
import { FIRST } from './parts/node';
import { chosenStages, begunTogether } from './stages';

// The part of the run that lives in its namespaces: its tests, and the cluster that they ask for. See apart.ts for what is outside.

async function main(): Promise<void> {
  endWithParent();
  isolate();
  makeCertificates();
  makeNetwork(FIRST);
  let cluster: Promise<Cluster> | undefined;
  const started: Started = () => (cluster ??= Cluster.start());
  for (const stages of begunTogether(chosenStages(process.argv.slice(2)))) {
    await test(stages.map(({ name }) => name).join(' and '), { concurrency: true }, async (t) => {
      await Promise.all(
        stages.map(async ({ name, load, chosen }) => {
          const { stage } = await load();
          await t.test(name, { concurrency: true }, (t) => stage(t, started, chosen));
        }),
      );
    });
  }
  counted.made = await (await cluster)?.versions();
  writeCounts(ROOT);
  (await cluster)?.api.end();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  console.error(`the logs of all programs are in ${LOGS}`);
  process.exit(1);
});
