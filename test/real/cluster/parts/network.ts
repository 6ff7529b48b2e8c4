import { writeFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { binary } from '../machine/binaries';
import { start } from '../machine/processes';
import { line } from '../machine/run';
import type { NodeFacts } from './node';

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
  internet6: '2001:db8:77::10',
  private6: 'fd12:3456:789a::5',
  metadata6: 'fd00:ec2::254',
} as const;

/** Ports on which all of them listen. */
export const OUTSIDE_PORTS = [22, 53, 80, 443, 4317, 4318, 5432, 6379, 8000, 8080, 8443] as const;

const WORLD = 'world';

/** Between the first node and all that is outside. */
const LINK = { here: ['10.89.0.1', 'fd00:89::1'], there: ['10.89.0.2', 'fd00:89::2'] } as const;

/** The bridge of the nodes, and a namespace with all addresses that are not the cluster's. */
export function makeNetwork(first: NodeFacts): void {
  line('ip link set lo up');
  line('ip link add nodes type bridge');
  addAddresses(line, 'nodes', [first.address, first.address6]);
  line('ip link set nodes up');
  forward((setting, value) => writeFileSync(`/proc/sys/net/${setting}`, value));

  line(`ip netns add ${WORLD}`);
  line(`ip link add world type veth peer name eth0 netns ${WORLD}`);
  addAddresses(line, 'world', LINK.here);
  line('ip link set world up');
  for (const address of LINK.there) line(`ip route add default via ${address} dev world`);
  addAddresses(inWorld, 'eth0', LINK.there);
  inWorld('ip link set eth0 up');
  inWorld('ip link set lo up');
  for (const address of Object.values(OUTSIDE)) inWorld(`ip addr add ${address}${isIPv6(address) ? '/128 nodad' : '/32'} dev lo`);
  // whoever asks from there has an address of the internet
  inWorld(`ip route add default via ${LINK.here[0]} src ${OUTSIDE.internet}`);
  inWorld(`ip route add default via ${LINK.here[1]} src ${OUTSIDE.internet6}`);
  // each address by its name: an answer over UDP would come from another one otherwise
  const everywhere = Object.values(OUTSIDE).flatMap((address) => OUTSIDE_PORTS.map((port) => socket(address, port)));
  start({ name: WORLD, command: binary('stand-in'), args: ['listen', ...everywhere], netns: WORLD });
}

/** A node in a network namespace of its own, which reaches the pods of the first one through the bridge, and they its. */
export function addNodeNamespace(node: NodeFacts, first: NodeFacts): void {
  const { name } = node;
  line(`ip netns add ${name}`);
  line(`ip link add ${name} type veth peer name eth0 netns ${name}`);
  line(`ip link set ${name} master nodes up`);
  const inside = (text: string): string => line(`nsenter --net=/run/netns/${name} ${text}`);
  addAddresses(inside, 'eth0', [node.address, node.address6]);
  inside('ip link set eth0 up');
  inside('ip link set lo up');
  for (const [family, via] of [first.address, first.address6].entries()) {
    inside(`ip route add default via ${via}`);
    inside(`ip route add ${first.pods[family]} via ${via}`);
  }
  forward((setting, value) => inside(`sysctl -qw net/${setting}=${value}`));
  for (const [family, via] of [node.address, node.address6].entries()) line(`ip route add ${node.pods[family]} via ${via}`);
}

/** An address and a port, as one writes them in a URL. */
export const socket = (address: string, port: number): string => `${isIPv6(address) ? `[${address}]` : address}:${port}`;

/** One of each family; nobody else has that of IPv6, so nobody is asked whether somebody does. */
function addAddresses(at: (text: string) => unknown, link: string, addresses: readonly string[]): void {
  for (const address of addresses) at(`ip addr add ${address}${isIPv6(address) ? '/64 nodad' : '/24'} dev ${link}`);
}

/** From somebody outside: the command that runs there. */
export const fromWorld = (command: string): string[] => ['nsenter', `--net=/run/netns/${WORLD}`, command];

function inWorld(text: string): void {
  line(`nsenter --net=/run/netns/${WORLD} ${text}`);
}

/** A node passes on what is not for itself. */
function forward(set: (setting: string, value: string) => void): void {
  set('ipv4/ip_forward', '1');
  set('ipv4/conf/all/rp_filter', '0');
  set('ipv4/conf/default/rp_filter', '0');
  set('ipv6/conf/all/forwarding', '1');
  // a link that is new answers at once, without asking whether somebody else has its address
  set('ipv6/conf/default/accept_dad', '0');
  // says so at once to everybody whom a policy stops, instead of to one in a second: the others would wait for their time-out
  set('ipv4/icmp_ratemask', '0');
  set('ipv6/icmp/ratelimit', '0');
}
