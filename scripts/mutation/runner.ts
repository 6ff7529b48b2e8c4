import type { InstrumenterContext, MutantCoverage } from '@stryker-mutator/api/core' with { 'resolution-mode': 'import' };
import type {
  DryRunOptions,
  DryRunResult,
  MutantRunOptions,
  MutantRunResult,
  TestResult,
  TestRunner,
} from '@stryker-mutator/api/test-runner' with { 'resolution-mode': 'import' };
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Framework } from './framework';
import type { TestEnd } from './framework';
import { PARTS } from './parts';

const ROOT = join(__dirname, '../..');
/** State of a module that outlives a test: what a mutant leaves there must meet no other mutant. */
const MEMORY = /^let |^(?:export )?const \w+(?:: .+?)? = (?:new (?:Map|WeakMap|Table|TextMemory)\b|\[\];)/m;

/** What the instrumented code looks at. */
const context = ((globalThis as { __stryker__?: InstrumenterContext }).__stryker__ ??= {});

/**
 * Runs the tests of jest for Stryker, in the process in which they were loaded: a mutant is a number that the code compares, and needs
 * no new world. Mutants of code that runs while it is loaded, and of modules that remember something, get the modules anew.
 */
export class JestInOneProcess implements TestRunner {
  public static readonly inject = ['options'] as const;
  private readonly framework: Framework;
  private isLoaded = false;

  constructor({ mutationPart }: { readonly mutationPart?: unknown }) {
    const part = PARTS.find(({ name }) => name === mutationPart);
    this.framework = new Framework(process.cwd(), part?.tests ?? [], (id) => (context.currentTestId = id));
  }

  public capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  public async dryRun({ coverageAnalysis }: DryRunOptions): Promise<DryRunResult> {
    const { DryRunStatus, TestStatus } = await import('@stryker-mutator/api/test-runner');
    const mutantCoverage: MutantCoverage = { static: {}, perTest: {} };
    context.mutantCoverage = mutantCoverage;
    this.load();
    const ends = await this.framework.run(undefined, false);
    context.mutantCoverage = undefined;
    const tests = ends.map(({ id, name, file, milliseconds, failure }): TestResult => {
      const end = { id, name, fileName: file, timeSpentMs: milliseconds };
      return failure === undefined
        ? { ...end, status: TestStatus.Success }
        : { ...end, status: TestStatus.Failed, failureMessage: failure };
    });
    return { status: DryRunStatus.Complete, tests, ...(coverageAnalysis === 'off' ? {} : { mutantCoverage }) };
  }

  public async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, testFilter, hitLimit, mutantActivation, disableBail } = options;
    const { MutantRunStatus, determineHitLimitReached } = await import('@stryker-mutator/api/test-runner');
    const leaves = mutantActivation === 'static' || remembers(options.sandboxFileName);
    if (leaves || !this.isLoaded) {
      // what is remembered while test files are loaded is what the mutant says
      if (leaves) context.activeMutant = activeMutant.id;
      context.hitLimit = undefined;
      try {
        this.load();
      } catch (error) {
        this.isLoaded = false;
        context.activeMutant = undefined;
        // jest would be red as well
        return { status: MutantRunStatus.Killed, killedBy: [], failureMessage: String(error), nrOfTests: 0 };
      }
    }
    Object.assign(context, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    // of what is remembered only the first test that needs it is known
    const ends = await this.framework.run(leaves || !testFilter ? undefined : new Set(testFilter), !disableBail);
    context.activeMutant = undefined;
    this.isLoaded = !leaves;
    const failed = ends.filter((end): end is TestEnd & { failure: string } => end.failure !== undefined);
    const timeout = determineHitLimitReached(context.hitCount, hitLimit);
    if (timeout) return { status: MutantRunStatus.Timeout, reason: timeout.reason };
    return failed.length === 0
      ? { status: MutantRunStatus.Survived, nrOfTests: ends.length }
      : {
          status: MutantRunStatus.Killed,
          killedBy: failed.map(({ id }) => id),
          failureMessage: failed[0]!.failure,
          nrOfTests: ends.length,
        };
  }

  private load(): void {
    this.framework.load();
    this.isLoaded = true;
  }
}

function remembers(file: string): boolean {
  return MEMORY.test(readFileSync(join(ROOT, relative(process.cwd(), file)), 'utf8'));
}
