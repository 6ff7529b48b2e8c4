import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Mount, PodSpec } from './spec';
import { layOut } from './volumes';

/** What the image of a product would bring: written by hand, since there is no image here. */
export interface Image {
  /** The program and what stands before the arguments of the container: ENTRYPOINT, as an absolute path. */
  readonly entrypoint: readonly string[];
  /** CMD, for containers that name no arguments. */
  readonly cmd?: readonly string[];
  /** Folders of this machine that hold the product, in the place where they are, or elsewhere: `[from, to]`. */
  readonly folders: readonly (readonly [from: string, to: string])[];
  /** WORKDIR. */
  readonly workdir?: string;
  /** ENV. */
  readonly env?: Readonly<Record<string, string>>;
}

const ROOT = process.getuid?.() === 0;
const SHARED_MEMORY = 64 * 2 ** 20;

/**
 * The command line of `bwrap` for a container: the programs and libraries of this machine read-only, the folders of the image,
 * nothing else; a tmpfs where the pod has a volume that can be written; the program is process 1, as in a pod, so that a signal
 * nobody handles is ignored. The network is that of whoever calls.
 *
 * @see https://github.com/containers/bubblewrap
 */
export function sandboxArguments(spec: PodSpec, image: Image, hosts: readonly string[], scratch: string): string[] {
  return [
    ...['--die-with-parent', '--new-session', '--unshare-pid', '--unshare-ipc', '--as-pid-1', '--info-fd', '3'],
    ...(ROOT ? [] : ['--unshare-user', '--uid', String(spec.user), '--gid', String(spec.group)]),
    ...['/usr', ...image.folders.map(([from]) => from)].flatMap((from) => readOnly(from, image)),
    ...['bin', 'sbin', 'lib', 'lib64'].flatMap((name) => merged(name)),
    ...['--proc', '/proc', '--dev', '/dev'],
    ...['--perms', '1777', '--size', String(SHARED_MEMORY), '--tmpfs', '/dev/shm'],
    ...etcetera(spec, hosts, scratch),
    // every image has the folder; whether the process may write there is up to the pod
    ...['--perms', '1755', '--dir', '/tmp'],
    ...spec.mounts.flatMap((mount, i) => mounted(mount, path.join(scratch, `volume-${i}`))),
    ...['--remount-ro', '/', '--chdir', image.workdir ?? '/', '--'],
    ...(ROOT ? privileges(spec) : []),
    ...(spec.command ?? image.entrypoint),
    ...(spec.args ?? (spec.command === undefined ? (image.cmd ?? []) : [])),
  ];
}

/** The variables of the image under those of the container. */
export function sandboxEnvironment(spec: PodSpec, image: Image): Record<string, string> {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/', HOSTNAME: 'gateway-0', ...image.env, ...spec.env };
}

/** A real user of that number instead of a name for root: files of others stay closed. */
function privileges({ user, group }: PodSpec): string[] {
  const drop = ['--clear-groups', '--bounding-set=-all', '--inh-caps=-all', '--no-new-privs'];
  return ['/usr/bin/setpriv', `--reuid=${user}`, `--regid=${group}`, ...drop, '--'];
}

function readOnly(from: string, image: Image): string[] {
  const [, to] = image.folders.find(([folder]) => folder === from) ?? [from, from];
  return [...parents(to), '--ro-bind', from, to];
}

/** Folders on the way, which bwrap would else make for their owner only. */
function parents(place: string): string[] {
  const above = path.dirname(place);
  return above === '/' ? [] : [...parents(above), '--perms', '0755', '--dir', above];
}

/** Debian and Ubuntu have `/bin` and its kin as links into `/usr`. */
function merged(name: string): string[] {
  const place = `/${name}`;
  if (!fs.existsSync(place)) return [];
  return fs.lstatSync(place).isSymbolicLink() ? ['--symlink', fs.readlinkSync(place), place] : ['--ro-bind', place, place];
}

function etcetera(spec: PodSpec, hosts: readonly string[], scratch: string): string[] {
  const files = {
    passwd: `root:x:0:0::/:/bin/sh\napp:x:${spec.user}:${spec.group}::/:/bin/sh\n`,
    group: `root:x:0:\napp:x:${spec.group}:\n`,
    hosts: `127.0.0.1 localhost gateway-0 ${hosts.join(' ')}\n`,
    'nsswitch.conf': 'hosts: files dns\n',
  };
  fs.mkdirSync(path.join(scratch, 'etc'), { recursive: true });
  return [
    ...['--perms', '0755', '--dir', '/etc'],
    ...Object.entries(files).flatMap(([name, content]) => {
      const file = path.join(scratch, 'etc', name);
      fs.writeFileSync(file, content, { mode: 0o444 });
      return ['--ro-bind', file, `/etc/${name}`];
    }),
    ...existing('/etc/ssl', '/etc/ld.so.cache', '/etc/alternatives').flatMap((place) => ['--ro-bind', place, place]),
  ];
}

function mounted(mount: Mount, scratch: string): string[] {
  const above = parents(mount.path);
  if (mount.files === undefined) return [...above, '--perms', '0777', '--size', String(mount.size), '--tmpfs', mount.path];
  layOut(scratch, mount.files);
  return [...above, '--ro-bind', mount.subPath === undefined ? scratch : path.join(scratch, mount.subPath), mount.path];
}

function existing(...places: string[]): string[] {
  return places.filter((place) => fs.existsSync(place));
}
