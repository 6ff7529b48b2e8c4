// `npm run mutation` changes the library in thousands of places, one at a time, and sees which of them its tests notice; then it writes
// docs/mutation.md. `-- rules yaml` runs these parts only, and takes the last result of the others. What did not change since the last
// run is not run again, unless with `--force`. `--processes=8` run tests, instead of as many as there are processors.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { PartialStrykerOptions } from '@stryker-mutator/api/core' with { 'resolution-mode': 'import' };
import { explains, GOAL, missed, page, scoreOf } from './page';
import type { Part } from './parts';
import { PARTS } from './parts';
import type { PartResult } from './results';
import { forgetMissed, incrementalFile, keep, last } from './results';
import { REVIEWS } from './reviews';

const ROOT = join(__dirname, '../..');
const FILE = join(ROOT, 'docs/mutation.md');

interface How {
  readonly force: boolean;
  readonly processes: number;
}

function optionsOf({ name, mutate }: Part, { force, processes }: How): PartialStrykerOptions {
  return {
    mutate: [...mutate],
    mutationPart: name,
    plugins: [join(__dirname, 'plugin.cjs')],
    testRunner: 'jest-in-one-process',
    ignorers: ['people-only'],
    incremental: true,
    incrementalFile: incrementalFile(name),
    force,
    concurrency: processes,
    reporters: ['progress-append-only'],
    // a copy with the library and its tests, as JavaScript
    tempDirName: 'dist/mutation',
    ignorePatterns: ['*', '!src/**', '!imports/**', '!scripts/description/**', '!test/**', '!package.json', '!tsconfig.json'],
    buildCommand:
      'esbuild src/**/*.ts imports/**/*.ts scripts/**/*.ts test/**/*.ts --outdir=. --outbase=. --format=cjs --platform=node --log-level=error',
    // nobody reads types there
    disableTypeChecks: false,
    packageManager: 'npm',
    // endless loops are counted; a busy machine must not look like one
    timeoutMS: 300_000,
    dryRunTimeoutMinutes: 30,
    // it knows no option of ours
    warnings: { unknownOptions: false, preprocessorErrors: true, unserializableOptions: true, slow: true },
    thresholds: { high: 100, low: GOAL, break: null },
  };
}

async function run(part: Part, how: How): Promise<void> {
  const { Stryker } = await import('@stryker-mutator/core');
  const started = Date.now();
  console.log(`${part.name}: ${part.what}`);
  forgetMissed(part.name);
  keep(part.name, ROOT, started, await new Stryker(optionsOf(part, how)).runMutationTest());
}

async function main(args: readonly string[]): Promise<void> {
  const processes = args.flatMap((arg) => /^--processes=([1-9]\d*)$/.exec(arg)?.slice(1) ?? []).map(Number)[0];
  const how = { force: args.includes('--force'), processes: processes ?? availableParallelism() };
  const names = args.filter((name) => !name.startsWith('-'));
  const unknown = names.filter((name) => !PARTS.some((part) => part.name === name));
  if (unknown.length > 0) {
    throw new Error(`no part is called ${unknown.join(', ')}: there are ${PARTS.map(({ name }) => name).join(', ')}`);
  }
  for (const part of PARTS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    await run(part, how);
  }
  const results = PARTS.map(({ name }) => last(name)).filter((result): result is PartResult => result !== undefined);
  // as every page of the repository is
  writeFileSync(FILE, await format(page(PARTS, results, REVIEWS), { ...(await resolveConfig(FILE)), filepath: FILE }));

  const ran = REVIEWS.filter(({ file }) => results.some(({ mutants }) => mutants.some((mutant) => mutant.file === file)));
  const stale = ran.filter((review) => !missed(results).some((mutant) => explains(review, mutant)));
  const { percent, mutants } = scoreOf(results.flatMap((result) => result.mutants));
  console.log(`${percent.toFixed(1)} % of ${mutants} changes are noticed`);
  stale.forEach(({ file, code }) => console.error(`a review explains nothing any more: ${file}: ${code}`));
  process.exitCode = percent < GOAL || stale.length > 0 ? 1 : 0;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
