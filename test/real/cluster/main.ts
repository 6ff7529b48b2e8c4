import { Apart, needNamespaces, removeLeftovers } from './apart';
import type { Result } from './apart';
import { together } from './counted';
import { build } from './machine/binaries';
import { fetchCrds } from './machine/crds';
import { needDebianPackages } from './machine/debian';
import { fetchDebianPrograms } from './machine/debian-programs';
import { needBothFamilies, needRoot } from './machine/root';
import { needGo } from './machine/toolchain';
import type * as proofModule from './proof';
import { byCluster, chosenStages, ClusterNumber } from './stages';
import type { ChosenStage } from './stages';

// A real Kubernetes, from package registries alone, for as long as its tests run: what needs the machine is here, packages and builds.

async function main(): Promise<void> {
  const stages = chosenStages(process.argv.slice(2));
  if (process.argv.includes('--write-proof') && !stages.some(({ name }) => name === 'streams')) {
    throw new Error('docs/proof.md is about streams: run that stage as well');
  }
  needRoot();
  needBothFamilies();
  needNamespaces();
  await needDebianPackages();
  await needGo();
  if (process.argv.includes('--check-only')) return;
  for (const set of new Set(stages.map(({ crds = 'examples' }) => crds))) await fetchCrds(set);
  await fetchDebianPrograms(stages.flatMap(({ debian = [] }) => debian));
  await build([...new Set(stages.flatMap((stage) => stage.programs))]);
  if (process.argv.includes('--build-only')) return;
  removeLeftovers();
  const options = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
  const ended = await runAll(byCluster(stages), (own, label) => new Apart(own, label, options));
  const counts = ended.flatMap(({ code, counts }) => (code === 0 && counts ? [counts] : []));
  process.exitCode = counts.length === ended.length ? 0 : 1;
  // last, where whoever reads only the end of a log looks
  for (const { failures } of ended) failures.forEach((line) => console.log(line));
  if (process.argv.includes('--write-proof')) {
    // figures of a run that did not hold prove nothing
    if (process.exitCode === 0) await (require('./proof') as typeof proofModule).writeProof(together(counts));
    else console.log('docs/proof.md is not written: tests failed');
  }
}

/** All clusters, each when its turn has come. */
async function runAll(
  clusters: ReadonlyArray<readonly ChosenStage[]>,
  start: (stages: readonly ChosenStage[], label: string) => Apart,
): Promise<readonly Result[]> {
  const running: Apart[] = [];
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopped = true;
      running.forEach((one) => one.stop());
    });
  }
  const begin = (isDue: (cluster: ClusterNumber) => boolean): ReadonlyArray<Promise<Result>> => {
    const started = clusters
      .filter((stages) => stages.some(({ cluster }) => isDue(cluster)))
      .map((stages) => start(stages, clusters.length > 1 ? `-${clusters.indexOf(stages) + 1}` : ''));
    running.push(...started);
    return started.map((one) => one.ended());
  };
  const measuring = begin((cluster) => cluster === ClusterNumber.MEASURES);
  const beside = begin((cluster) => cluster === ClusterNumber.BESIDE);
  // whatever becomes of it is told at the end
  beside.forEach((one) => one.catch(() => undefined));
  await Promise.allSettled(measuring);
  if (stopped) {
    await Promise.allSettled(beside);
    process.exit(130);
  }
  return Promise.all([...measuring, ...beside, ...begin((cluster) => cluster > ClusterNumber.BESIDE)]);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
