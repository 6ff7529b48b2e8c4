import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asRoot } from './root';
import { run } from './run';

const MOUNT = '/sys/fs/cgroup';
/** The kernel has one hierarchy for all controllers (v2), or one for each (v1). */
const UNIFIED = existsSync(join(MOUNT, 'cgroup.controllers'));

/** Where machines with the old hierarchies have the new one as well, without a controller that a pod needs. */
const BESIDE = join(MOUNT, 'unified');

/** crun takes one kind of hierarchies, not both: in this mount namespace the machine has one. */
export function hideSecondHierarchy(): void {
  if (!UNIFIED && existsSync(join(BESIDE, 'cgroup.controllers'))) run('umount', BESIDE);
}

/**
 * A group has as much of the processors as one process, whatever runs in it, and pods that come too late cut streams: a run counts for a
 * few, and for fewer beside one that measures. Not for as many as it has: the kernel takes away groups, namespaces and connections in
 * single processes, and where those get no time, nothing ends any more.
 */
const RUN_SHARE = process.env['CLUSTER_BESIDE'] ? 2 : 4;
/** Of that, the pods of each node have one part and the programs four: a proxy that comes too late leads clients to a pod that is gone. */
const PODS_SHARE = 1;
const PROGRAMS_SHARE = 4;

function giveShares(folder: string, processes: number): void {
  const shares = { 'cpu.shares': 1024 * processes, 'cpu.weight': 100 * processes };
  for (const [file, value] of Object.entries(shares)) {
    if (existsSync(join(folder, file))) writeFileSync(join(folder, file), String(value));
  }
}

/** Puts this process, and those that it starts, in a group of the run. */
export function joinControlGroup(path: string): void {
  makeControlGroup(path);
  for (const folder of controlGroups(path)) {
    giveShares(folder, PROGRAMS_SHARE);
    // 0 is whoever writes it
    writeFileSync(join(folder, 'cgroup.procs'), '0');
  }
}

/** A control group, in every hierarchy. */
export function makeControlGroup(path: string): void {
  if (UNIFIED) return makeUnified(path);
  for (const hierarchy of hierarchies().filter((folder) => folder !== BESIDE)) {
    let folder = hierarchy;
    for (const [depth, part] of path.split('/').entries()) {
      const parent = folder;
      folder = join(folder, part);
      mkdirSync(folder, { recursive: true });
      // a group without cores and memory nodes takes no process
      for (const file of ['cpuset.cpus', 'cpuset.mems'].filter((name) => existsSync(join(folder, name)))) {
        writeFileSync(join(folder, file), readFileSync(join(parent, file)));
      }
      giveShares(folder, depth === 0 ? RUN_SHARE : PODS_SHARE);
    }
  }
}

function makeUnified(path: string): void {
  let folder = MOUNT;
  for (const [depth, part] of path.split('/').entries()) {
    const controllers = readFileSync(join(folder, 'cgroup.controllers'), 'utf8').trim().split(' ');
    writeFileSync(join(folder, 'cgroup.subtree_control'), controllers.map((controller) => `+${controller}`).join(' '));
    folder = join(folder, part);
    mkdirSync(folder, { recursive: true });
    giveShares(folder, depth === 0 ? RUN_SHARE : PODS_SHARE);
  }
}

/** Removes the group and those in it. The processes are gone by then, since they lived in the namespaces of the run. */
export function removeControlGroups(path: string): void {
  const folders = controlGroups(path);
  if (folders.length === 0) return;
  const [command, ...args] = asRoot('find', ...folders, '-depth', '-type', 'd', '-exec', 'rmdir', '{}', ';');
  run(command!, ...args);
}

/** The folders of a group, where it exists. */
export function controlGroups(path: string): string[] {
  return (UNIFIED ? [MOUNT] : hierarchies()).map((hierarchy) => join(hierarchy, path)).filter((folder) => existsSync(folder));
}

function hierarchies(): string[] {
  return readdirSync(MOUNT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(MOUNT, entry.name));
}
