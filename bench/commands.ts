import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Usage } from './run';
import { cleanEnvironment, SCRATCH } from './run';

/** GNU time, which knows what a command and all its children used; the shell's own says nothing of memory. */
const TIME = find('time');

/** The path of a program, if it is installed. */
export function find(program: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), path.join(os.homedir(), 'go/bin')];
  return folders.map((folder) => path.join(folder, program)).find((file) => fs.existsSync(file));
}

/** Whether commands can be measured here. */
export const canMeasureCommands = TIME !== undefined;

/** Runs a command, writes what it prints to a file, and returns what it and its children used. */
export function runCommand(command: readonly string[], cwd: string, output: string): Pick<Usage, 'cpu' | 'rss'> {
  const report = path.join(SCRATCH, `bench-time-${process.pid}`);
  const stdout = fs.openSync(output, 'w');
  try {
    const env = { ...cleanEnvironment(), CDK8S_CHECK_UPGRADE: 'false', npm_config_loglevel: 'error' };
    const { status } = spawnSync(TIME!, ['-f', '%U %S %M', '-o', report, ...command], {
      cwd,
      env,
      stdio: ['ignore', stdout, 'inherit'],
    });
    if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}`);
    const [user, system, kibibytes] = fs.readFileSync(report, 'utf8').trim().split(' ').map(Number);
    return { cpu: (user! + system!) * 1000, rss: kibibytes! / 1024 };
  } finally {
    fs.closeSync(stdout);
    fs.rmSync(report, { force: true });
  }
}
