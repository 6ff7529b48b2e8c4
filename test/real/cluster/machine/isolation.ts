import { mkdirSync, writeFileSync } from 'node:fs';
import { hideSecondHierarchy, joinControlGroup } from './control-groups';
import { inRun, RUN } from './places';
import { run } from './run';

/** Folders that the programs of a node write to without being asked where. In this mount namespace they are empty and ours. */
const OWN_FOLDERS = ['/run', '/var/lib', '/var/log'];

/** Settings of the whole machine that a kubelet wants and would write; here it finds them as it likes. */
const SETTINGS: Readonly<Record<string, string>> = {
  'vm/overcommit_memory': '1',
  'vm/panic_on_oom': '0',
  'kernel/panic': '10',
  'kernel/panic_on_oops': '1',
  'kernel/keys/root_maxkeys': '1000000',
  'kernel/keys/root_maxbytes': '25000000',
};

/**
 * Makes sure that nothing of the machine is changed from here on. Runs in the mount and process namespaces of the run, whose end
 * undoes it.
 */
export function isolate(): void {
  run('mount', '-t', 'proc', 'proc', '/proc');
  for (const folder of OWN_FOLDERS) run('mount', '-t', 'tmpfs', 'tmpfs', folder);
  mkdirSync('/run/netns');
  mkdirSync(inRun('settings'));
  for (const [setting, value] of Object.entries(SETTINGS)) {
    const file = inRun('settings', setting.replaceAll('/', '-'));
    writeFileSync(file, `${value}\n`);
    run('mount', '--bind', file, `/proc/sys/${setting}`);
  }
  hideSecondHierarchy();
  joinControlGroup(`${RUN}/programs`);
  // what a node mounts for a pod must be seen by its container
  run('mount', '--make-rshared', '/');
}

/** Ends the run when whoever started it is gone: its end of our input is closed then, however it ended. */
export function endWithParent(): void {
  process.stdin.on('end', () => process.exit(130));
  process.stdin.resume();
  (process.stdin as unknown as { unref?: () => void }).unref?.();
}
