import { writeFileSync } from 'node:fs';
import { binary } from '../machine/binaries';
import { NET } from '../machine/places';
import { start } from '../machine/processes';
import { line } from '../machine/run';

/** What stands for everything outside the cluster, by what it is. Documentation addresses are the internet. */
export const OUTSIDE = {
  internet: '203.0.113.10',
  privateTen: '10.50.0.5',
  /** A store that an example has at a private address. */
  privateStore: '10.0.0.3',
  privateTwelve: '172.16.5.5',
  privateSixteen: '192.168.77.5',
  carrier: '100.64.5.5',
  metadata: '169.254.169.254',
  nodeLocalDns: '169.254.20.10',
} as const;

/** Ports on which all of them listen. */
export const OUTSIDE_PORTS = [22, 53, 80, 443, 4317, 4318, 5432, 6379, 8000, 8080, 8443] as const;

const WORLD = 'world';

/** The bridge of the nodes, and a namespace with all addresses that are not the cluster's. */
export function makeNetwork(): void {
  line('ip link set lo up');
  line('ip link add nodes type bridge');
  line(`ip addr add ${NET.apiServer}/24 dev nodes`);
  line('ip link set nodes up');
  forward((setting, value) => writeFileSync(`/proc/sys/net/ipv4/${setting}`, value));

  line(`ip netns add ${WORLD}`);
  line(`ip link add world type veth peer name eth0 netns ${WORLD}`);
  line('ip addr add 10.89.0.1/30 dev world');
  line('ip link set world up');
  line('ip route add default via 10.89.0.2 dev world');
  inWorld('ip addr add 10.89.0.2/30 dev eth0');
  inWorld('ip link set eth0 up');
  inWorld('ip link set lo up');
  for (const address of Object.values(OUTSIDE)) inWorld(`ip addr add ${address}/32 dev lo`);
  // whoever asks from there has an address of the internet
  inWorld(`ip route add default via 10.89.0.1 src ${OUTSIDE.internet}`);
  // each address by its name: an answer over UDP would come from another one otherwise
  const everywhere = Object.values(OUTSIDE).flatMap((address) => OUTSIDE_PORTS.map((port) => `${address}:${port}`));
  start({ name: WORLD, command: binary('stand-in'), args: ['listen', ...everywhere], netns: WORLD });
}

/** A node in a network namespace of its own, which reaches the pods of the first one through the bridge, and they its. */
export function addNodeNamespace(name: string, address: string, pods: string, podsOfFirst: string): void {
  line(`ip netns add ${name}`);
  line(`ip link add ${name} type veth peer name eth0 netns ${name}`);
  line(`ip link set ${name} master nodes up`);
  const inside = (text: string): string => line(`nsenter --net=/run/netns/${name} ${text}`);
  inside(`ip addr add ${address}/24 dev eth0`);
  inside('ip link set eth0 up');
  inside('ip link set lo up');
  inside(`ip route add default via ${NET.apiServer}`);
  inside(`ip route add ${podsOfFirst} via ${NET.apiServer}`);
  forward((setting, value) => inside(`sysctl -qw net/ipv4/${setting}=${value}`));
  line(`ip route add ${pods} via ${address}`);
}

/** From somebody outside: the command that runs there. */
export const fromWorld = (command: string): string[] => ['nsenter', `--net=/run/netns/${WORLD}`, command];

function inWorld(text: string): void {
  line(`nsenter --net=/run/netns/${WORLD} ${text}`);
}

/** A node passes on what is not for itself. */
function forward(set: (setting: string, value: string) => void): void {
  set('ip_forward', '1');
  set('conf/all/rp_filter', '0');
  set('conf/default/rp_filter', '0');
  // says so at once to everybody whom a policy stops, instead of to one in a second: the others would wait for their time-out
  set('icmp_ratemask', '0');
}
