import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOGS } from './places';

/** A program that runs for as long as the cluster. */
export interface Program {
  /** Name of its log. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** The network namespace in which it lives, unless it is that of the run. */
  readonly netns?: string;
}

/** A quarter of what they did was to collect memory, of which so short a life needs little. */
const COLLECT_SELDOM = { GOGC: '200' };

/** Where it ends is the matter of the namespaces of the run; here it is only watched. */
export function start({ name, command, args, env, netns }: Program): ChildProcess {
  mkdirSync(LOGS, { recursive: true });
  const log = openSync(join(LOGS, `${name}.log`), 'w');
  const [program, ...rest] = [...(netns ? ['nsenter', `--net=/run/netns/${netns}`] : []), command, ...args];
  const child = spawn(program!, rest, { stdio: ['ignore', log, log], env: { ...COLLECT_SELDOM, ...process.env, ...env } });
  // the tests end when they are done, and these with them
  child.unref();
  child.on('error', (error) => console.error(`${name} does not start: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal !== 'SIGTERM' && !expected.has(child)) console.error(`${name} ended (${code ?? signal}):\n${lastLines(name)}`);
  });
  return child;
}

const expected = new WeakSet<ChildProcess>();

/** Ends a program that is no longer needed, and waits until it is gone. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  expected.add(child);
  const gone = new Promise((resolve) => child.on('exit', resolve));
  child.ref();
  child.kill();
  await gone;
}

export function lastLines(name: string, count = 15): string {
  return readFileSync(join(LOGS, `${name}.log`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-count)
    .join('\n');
}
