import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Counts } from './counted';
import { readCounts } from './counted';
import { removeControlGroups } from './machine/control-groups';
import { leftovers } from './machine/leftovers';
import { CACHE } from './machine/places';
import { asRoot } from './machine/root';
import { ClusterNumber } from './stages';
import type { ChosenStage } from './stages';
import { NOT_OK } from './told';

const NAMESPACES = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private'];
/** The first process of a process namespace must bury the orphans of the others; a shell does. */
const FIRST_PROCESS = ['/bin/sh', '-c', '"$@"; exit $?', 'cluster'];

/** How the stages of one cluster ended. */
export interface Result {
  readonly code: number;
  readonly counts: Counts | undefined;
  /** Each test that failed, in a line. */
  readonly failures: readonly string[];
}

/**
 * A cluster and its stages in network, mount and process namespaces of their own, so that the kernel ends all of it when the first
 * process in them ends, however this one ends, and nothing of the machine is changed. The cluster itself starts in inside.ts.
 */
export class Apart {
  private readonly run: string;
  private readonly folder: string;
  private readonly process: ChildProcess;
  private readonly stages: string;
  private readonly failures: string[] = [];

  /** @param label stands before each line that is printed, where there are several */
  constructor(stages: readonly ChosenStage[], label: string, args: readonly string[]) {
    this.stages = stages.map(({ name }) => name).join(', ');
    this.run = `llmgw-${process.pid}${label}`;
    this.folder = join(tmpdir(), this.run);
    mkdirSync(this.folder, { recursive: true });
    const names = stages.flatMap(({ name, parts, chosen }) => (parts ? chosen.map((part) => `${name}/${part}`) : [name]));
    const node = [
      process.execPath,
      '-r',
      'ts-node/register/transpile-only',
      '--test-reporter=spec',
      join(__dirname, 'inside.ts'),
    ];
    const [command, ...rest] = asRoot('unshare', ...NAMESPACES, ...FIRST_PROCESS, ...node, ...names, ...args);
    // A session of its own, so that Ctrl-C reaches the parent alone; the others see their input end, whatever ended it.
    this.process = spawn(command!, rest, {
      detached: true,
      stdio: 'pipe',
      env: {
        ...process.env,
        CLUSTER_RUN: this.run,
        CLUSTER_LOGS: stages.map(({ name }) => name).join('-'),
        CLUSTER_CACHE: CACHE,
        ...(stages.some(({ cluster }) => cluster === ClusterNumber.BESIDE) && { CLUSTER_BESIDE: 'yes' }),
      },
    });
    const head = label && `${label.slice(1)}: `;
    for (const stream of [this.process.stdout!, this.process.stderr!]) {
      createInterface(stream).on('line', (line) => {
        console.log(`${head}${line}`);
        if (line.startsWith(NOT_OK)) this.failures.push(`${head}${line.trim()}`);
      });
    }
  }

  public stop(): void {
    this.process.stdin!.end();
  }

  /** What was counted and what failed; throws if something is left of it. */
  public async ended(): Promise<Result> {
    const code = await new Promise<number>((resolve, reject) => {
      this.process.on('error', reject);
      this.process.on('close', (status) => resolve(status ?? 1));
    });
    const counts = readCounts(this.folder);
    removeRun(this.run);
    const left = leftovers(this.run, this.folder);
    if (left.length > 0) throw new Error(`the cluster left something behind:\n${left.join('\n')}`);
    return { code, counts, failures: code === 0 ? [] : [...this.failures, `the cluster of ${this.stages} ended with ${code}`] };
  }
}

export function needNamespaces(): void {
  const [command, ...args] = asRoot('unshare', ...NAMESPACES, 'mount', '-t', 'tmpfs', 'tmpfs', '/run');
  const { status, stderr } = spawnSync(command!, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`a node needs namespaces and mounts of its own, which this machine refuses: ${stderr}`);
}

/** A run that was killed left its folder and its control groups; its processes, mounts and links went with its namespaces. */
export function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^llmgw-(\d+)/.exec(name)?.[1];
    if (pid && !existsSync(`/proc/${pid}`)) removeRun(name);
  }
}

function removeRun(name: string): void {
  removeControlGroups(name);
  const [command, ...args] = asRoot('rm', '-rf', join(tmpdir(), name));
  spawnSync(command!, args, { stdio: 'inherit' });
}
