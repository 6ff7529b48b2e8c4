import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { asRoot } from './root';
import { fetched } from './wait';

/** Debian packages, each with a file by which one sees that it is there. */
type Packages = Readonly<Record<string, string>>;

/** As Debian has it; what asks in a cluster is the same program. */
export const CURL = '/usr/bin/curl';

/** What a node needs beside what is built here. */
const PACKAGES: Packages = {
  containerd: '/usr/bin/containerd',
  crun: '/usr/bin/crun',
  'containernetworking-plugins': '/usr/lib/cni/ptp',
  'busybox-static': '/bin/busybox',
  curl: CURL,
  iptables: '/usr/sbin/iptables',
  ipset: '/usr/sbin/ipset',
  nftables: '/usr/sbin/nft',
  conntrack: '/usr/sbin/conntrack',
  iproute2: '/sbin/ip',
  ethtool: '/sbin/ethtool',
  socat: '/usr/bin/socat',
  openssl: '/usr/bin/openssl',
  'util-linux': '/usr/bin/nsenter',
};

/** Installs what is missing, or says what to install. */
export async function needDebianPackages(packages = PACKAGES): Promise<void> {
  const missing = (): string[] => Object.keys(packages).filter((name) => !existsSync(packages[name]!));
  if (missing().length === 0) return;
  console.log(`installing from Debian: ${missing().join(' ')}`);
  await fetched('installing from Debian', () => install(missing));
}

function install(missing: () => readonly string[]): void {
  const apt = (...args: string[]): boolean => {
    const [command, ...rest] = asRoot(
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-o',
      'DPkg::Lock::Timeout=300',
      ...args,
    );
    return spawnSync(command!, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  };
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...missing());
  if (missing().length > 0) {
    throw new Error(
      `these Debian packages are missing: ${missing().join(' ')}. Install them with apt-get; this run tried, and that needs apt-get, ` +
        'and root or sudo without a password',
    );
  }
}
