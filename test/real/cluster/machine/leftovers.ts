import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { controlGroups } from './control-groups';

/** What is still there of a run that is over: nothing, however it ended. */
export function leftovers(run: string, folder: string): string[] {
  const processes = readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && pid !== String(process.pid) && environment(pid).includes(`CLUSTER_RUN=${run}`))
    .map((pid) => `process ${pid}`);
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .filter((mount) => mount.includes(`/${run}/`));
  return [...processes, ...mounts, ...controlGroups(run), ...(existsSync(folder) ? [folder] : [])];
}

function environment(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    // it has just ended, or is somebody else's
    return [];
  }
}
