import { spawnSync } from 'node:child_process';

/** What is missing on this machine for the sandbox; nothing if it can run. */
export function missingForSandbox(): string | undefined {
  if (process.platform !== 'linux') return 'the sandbox of the products needs Linux';
  const absent = ['bwrap', 'nsenter', 'setpriv'].filter((command) => spawnSync(`/usr/bin/${command}`, ['--version']).error);
  if (absent.length > 0) return `${absent.join(', ')} missing: install the Debian packages bubblewrap and util-linux`;
  const { status, stderr } = spawnSync('/usr/bin/bwrap', [...isolation(), '--', '/bin/true'], { encoding: 'utf8' });
  if (status === 0) return undefined;
  return `bwrap cannot make namespaces here: ${stderr.trim()}; run as root, or allow user namespaces for everybody`;
}

/**
 * Arguments of `bwrap` for a network and a list of processes of our own: loopback is all there is, ports collide with nobody, and
 * when the first process ends, for whatever reason, nothing that it has started is left.
 */
export function isolation(): string[] {
  const user = process.getuid?.() === 0 ? [] : ['--unshare-user', '--uid', '0', '--gid', '0'];
  const own = ['--unshare-net', '--unshare-pid', '--unshare-ipc'];
  return [...user, ...own, '--die-with-parent', '--dev-bind', '/', '/', '--proc', '/proc'];
}
