import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './machine/binaries';
import { removeControlGroups } from './machine/control-groups';
import { fetchCrds } from './machine/crds';
import { needDebianPackages } from './machine/debian';
import { leftovers } from './machine/leftovers';
import { CACHE, ROOT, RUN } from './machine/places';
import { asRoot, needBothFamilies, needRoot } from './machine/root';
import { needGo } from './machine/toolchain';
import { chosenStages } from './stages';

// A real Kubernetes, from package registries alone, for as long as its tests run. It lives in network, mount and process
// namespaces of its own, so the kernel ends all of it when the first process in them ends, however this one ends, and nothing of
// the machine is changed. Here is what needs the machine: packages, builds, and the way in. The cluster itself starts in inside.ts.

const NAMESPACES = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private'];
/** The first process of a process namespace must bury the orphans of the others; a shell does. */
const FIRST_PROCESS = ['/bin/sh', '-c', '"$@"; exit $?', 'cluster'];

async function main(): Promise<void> {
  const stages = chosenStages(process.argv.slice(2));
  needRoot();
  needBothFamilies();
  await needDebianPackages();
  await needGo();
  for (const set of new Set(stages.map(({ crds = 'examples' }) => crds))) await fetchCrds(set);
  await build([...new Set(stages.flatMap((stage) => stage.programs))]);
  if (process.argv.includes('--build-only')) return;
  removeLeftovers();
  mkdirSync(ROOT, { recursive: true });

  const node = [process.execPath, '-r', 'ts-node/register/transpile-only', '--test-reporter=spec', join(__dirname, 'inside.ts')];
  const [command, ...args] = asRoot('unshare', ...NAMESPACES, ...FIRST_PROCESS, ...node, ...process.argv.slice(2));
  // A session of its own, so that Ctrl-C reaches this process alone; the others see their input end, whatever ended this one.
  const cluster = spawn(command!, args, {
    detached: true,
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { ...process.env, CLUSTER_RUN: RUN, CLUSTER_CACHE: CACHE },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => cluster.stdin!.end());
  process.exitCode = await ended(cluster);
  removeRun(RUN);
  const left = leftovers(RUN, ROOT);
  if (left.length > 0) throw new Error(`the cluster left something behind:\n${left.join('\n')}`);
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** A run that was killed left its folder and its control groups; its processes, mounts and links went with its namespaces. */
function removeLeftovers(): void {
  for (const run of readdirSync(tmpdir()).filter((name) => /^llmgw-\d+$/.test(name))) {
    if (!existsSync(`/proc/${run.slice('llmgw-'.length)}`)) removeRun(run);
  }
}

function removeRun(run: string): void {
  removeControlGroups(run);
  const [command, ...args] = asRoot('rm', '-rf', join(tmpdir(), run));
  spawnSync(command!, args, { stdio: 'inherit' });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
