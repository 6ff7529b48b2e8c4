import { jestExpect } from '@jest/expect';
import * as circus from 'jest-circus';
import { ModuleMocker } from 'jest-mock';
import { SnapshotState } from 'jest-snapshot';
import { existsSync } from 'node:fs';
import Module from 'node:module';
import { basename, dirname, join, sep } from 'node:path';

type Block = circus.State['rootDescribeBlock'];
type Test = Extract<Block['children'][number], { readonly type: 'test' }>;

/** A test that was loaded, with a name that no other has. */
export interface LoadedTest {
  readonly id: string;
  readonly name: string;
  readonly file: string;
}

/** How a test ended. */
export interface TestEnd extends LoadedTest {
  readonly milliseconds: number;
  /** What the first assertion that failed says. */
  readonly failure?: string;
}

/**
 * The test framework of jest without what jest puts around it: everything is loaded once, into one process, and the tests run as often
 * as wanted. Jest makes a new world for each test file, which is seconds for each of thousands of mutants; here it is milliseconds.
 */
export class Framework {
  private readonly ids = new Map<Test, LoadedTest>();
  private readonly ended: TestEnd[] = [];
  private stopsAtFailure = false;
  private hasStopped = false;

  /** The folder holds `src` and `test` as JavaScript; whoever wants to know which test runs is told. */
  constructor(
    private readonly folder: string,
    private readonly files: readonly string[],
    private readonly onStart: (id: string | undefined) => void,
  ) {
    const { describe, it, test, beforeAll, beforeEach, afterAll, afterEach } = circus;
    Object.assign(globalThis, { describe, it, test, beforeAll, beforeEach, afterAll, afterEach });
    Object.assign(globalThis, { expect: jestExpect, jest: new ModuleMocker(globalThis) });
    Object.assign(globalThis, { [Symbol.for('TEST_TIMEOUT_SYMBOL')]: 120_000 });
    // a mutant that no property notices in some dozens of examples is one for a test of its own
    process.env['FC_MOST'] ??= '60';
    mapModules(folder);
    circus.addEventHandler((event) => this.handle(event));
    // a log of warnings of the library, once for each mutant
    console.warn = () => undefined;
  }

  /** Loads all test files, and anew whatever of the folder is loaded already. */
  public load(): void {
    for (const file of Object.keys(require.cache)) {
      if (file.startsWith(this.folder + sep) && !file.includes(`${sep}node_modules${sep}`)) {
        delete require.cache[file];
      }
    }
    circus.resetState();
    this.ids.clear();
    require(join(this.folder, 'test/setup.js'));
    const { children } = circus.getState().rootDescribeBlock;
    const taken = new Set<string>();
    for (const file of this.files) {
      const before = children.length;
      require(join(this.folder, file.replace(/\.ts$/, '.js')));
      for (const test of children.slice(before).flatMap(testsIn)) {
        const name = nameOf(test);
        let id = `${file} ${name}`;
        for (let n = 2; taken.has(id); n++) id = `${file} ${name} (${n})`;
        taken.add(id);
        this.ids.set(test, { id, name, file });
      }
    }
  }

  /** Runs the tests with these ids, or all. */
  public async run(ids: ReadonlySet<string> | undefined, stopsAtFailure: boolean): Promise<readonly TestEnd[]> {
    this.stopsAtFailure = stopsAtFailure;
    this.hasStopped = false;
    this.ended.length = 0;
    select(circus.getState().rootDescribeBlock, (test) => !ids || ids.has(this.ids.get(test)!.id));
    await circus.run();
    this.onStart(undefined);
    return [...this.ended];
  }

  private handle(event: circus.Event): void {
    if (event.name === 'test_start') {
      const { test } = event;
      const { id, name, file } = this.ids.get(test)!;
      test.errors = [];
      if (this.hasStopped) test.mode = 'skip';
      if (test.mode === 'skip') return;
      this.onStart(id);
      const testPath = join(this.folder, file);
      jestExpect.setState({ currentTestName: name, testPath, suppressedErrors: [], ...snapshotsOf(testPath) });
    }
    if (event.name === 'test_done') {
      const { test } = event;
      // matchers of snapshots do not throw
      test.errors.push(...jestExpect.getState().suppressedErrors);
      const [error] = test.errors.flat().filter((part) => part !== undefined);
      const failure = test.errors.length > 0 ? String((error as Error | undefined)?.message ?? error) : undefined;
      this.ended.push({ ...this.ids.get(test)!, milliseconds: test.duration ?? 0, failure });
      this.hasStopped ||= failure !== undefined && this.stopsAtFailure;
    }
  }
}

function testsIn(entry: Block | Test): Test[] {
  return entry.type === 'test' ? [entry] : entry.children.flatMap(testsIn);
}

/** As jest writes it into snapshots. */
function nameOf(test: Test): string {
  const names = [test.name];
  for (let block = test.parent; block.parent; block = block.parent) names.unshift(block.name);
  return names.join(' ');
}

/** Skips all others, and the hooks of blocks of which nothing runs. Says whether anything does. */
function select(block: Block, isWanted: (test: Test) => boolean): boolean {
  const kept = block.children.filter((child) => {
    const isKept = child.type === 'test' ? isWanted(child) : select(child, isWanted);
    if (child.type === 'test') child.mode = isKept ? undefined : 'skip';
    return isKept;
  });
  block.mode = kept.length > 0 ? undefined : 'skip';
  return kept.length > 0;
}

function snapshotsOf(test: string): object {
  const file = join(dirname(test), '__snapshots__', `${basename(test)}.snap`);
  if (!existsSync(file)) return {};
  const snapshotFormat = { escapeString: false, printBasicPrototype: false };
  return { snapshotState: new SnapshotState(file, { updateSnapshot: 'none', snapshotFormat, rootDir: dirname(test) }) };
}

/** The names that jest.config.js maps. */
function mapModules(folder: string): void {
  const names: Readonly<Record<string, string>> = {
    'cdk8s-llm-gateway': join(folder, 'src/index.js'),
    'fast-check': join(folder, 'test/support/fast-check.cjs'),
  };
  const loader = Module as unknown as { _resolveFilename: (request: string, ...rest: unknown[]) => string };
  const resolve = loader._resolveFilename;
  loader._resolveFilename = (request, ...rest) => resolve.call(loader, names[request] ?? request, ...rest);
}
