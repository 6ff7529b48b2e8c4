import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

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

/** Pods have addresses of both families, since policies hold in both. */
export function needBothFamilies(): void {
  if (!existsSync('/proc/sys/net/ipv6')) throw new Error('a node needs IPv6: this kernel was started with ipv6.disable=1');
}
