import { Apart, needNamespaces, removeLeftovers } from './apart';
import type { Result } from './apart';
import { together } from './counted';
import { build } from './machine/binaries';
import { fetchCrds } from './machine/crds';
import { needDebianPackages } from './machine/debian';
import { fetchDebianPrograms } from './machine/debian-programs';
import { needBothFamilies, needRoot } from './machine/root';
import { needGo } from './machine/toolchain';
import { writeProof } from './proof';
import { byCluster, chosenStages } from './stages';
import type { ChosenStage } from './stages';

// A real Kubernetes, from package registries alone, for as long as its tests run: what needs the machine is here, packages and builds.

async function main(): Promise<void> {
  const stages = chosenStages(process.argv.slice(2));
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
  const ended = await inTurn(byCluster(stages), (own, label) => new Apart(own, label, options));
  const counts = ended.flatMap(({ code, counts }) => (code === 0 && counts ? [counts] : []));
  process.exitCode = counts.length === ended.length ? 0 : 1;
  // last, where whoever reads only the end of a log looks
  for (const { failures } of ended) failures.forEach((line) => console.log(line));
  if (process.argv.includes('--write-proof')) {
    // figures of a run that did not hold prove nothing
    if (process.exitCode === 0) await writeProof(together(counts));
    else console.log('docs/proof.md is not written: tests failed');
  }
}

/** The cluster that measures alone; then the others at the same time, most of which is waiting. */
async function inTurn(
  clusters: ReadonlyArray<readonly ChosenStage[]>,
  start: (stages: readonly ChosenStage[], label: string) => Apart,
): Promise<Result[]> {
  const running = new Set<Apart>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopped = true;
      running.forEach((one) => one.stop());
    });
  }
  let stopped = false;
  const ended: Result[] = [];
  const measures = (stages: readonly ChosenStage[]): boolean => stages.some(({ cluster }) => cluster === 1);
  for (const group of [clusters.filter(measures), clusters.filter((stages) => !measures(stages))]) {
    if (stopped) process.exit(130);
    const started = group.map((stages) => start(stages, clusters.length > 1 ? `-${clusters.indexOf(stages) + 1}` : ''));
    started.forEach((one) => running.add(one));
    ended.push(...(await Promise.all(started.map((one) => one.ended()))));
  }
  return ended;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
