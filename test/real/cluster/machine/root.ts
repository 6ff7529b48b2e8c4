import { spawnSync } from 'node:child_process';

/** The command as root, or as somebody who may become root without a password. */
export function asRoot(...command: string[]): string[] {
  return process.getuid!() === 0 ? command : ['sudo', '-n', '--preserve-env', ...command];
}

/** Namespaces, mounts and control groups need root. */
export function needRoot(): void {
  const [command, ...args] = asRoot('true');
  if (spawnSync(command!, args).status !== 0) {
    throw new Error('a node needs root: run as root, or as a user whose sudo asks for no password');
  }
}
