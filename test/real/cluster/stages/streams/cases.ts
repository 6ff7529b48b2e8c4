import { Duration } from 'cdk8s';
import { KubernetesVersion } from '../../../../../src';
import type { DrainFacts } from '../../../../../src';
import type { Manifest } from '../../../../support/manifest';
import { OWN_PODS } from '../../../../products/profiles';
import type { Disturbance } from './disturbances';
import { deletePod, drainNode, evictAll, restart, scaleDown } from './disturbances';
import { FORGET, gatewayOf, LONGER, product } from './gateways';
import type { Said } from './gateways';

/** A gateway, and what happens to it while clients hold streams. */
export interface Case {
  /** Of its namespace. */
  readonly name: string;
  /** How the gateway is called in the figures. */
  readonly gateway: string;
  readonly disturbance: string;
  readonly drain: DrainFacts;
  readonly props?: Said;
  readonly disturb: Disturbance;
  readonly keepAlive?: boolean;
}

const WAITS: DrainFacts = { finishesAnswers: true, sleepInImage: true };

/** The gateway of a case, which keeps streams that are open when its process is told to end. */
export const gatewayFor = (
  { name, drain, props }: Pick<Case, 'name' | 'drain' | 'props'>,
  more: Said = {},
  version = 1,
): Manifest[] =>
  gatewayOf(`streams-${name}`, product(drain), { maxStreamDuration: Duration.seconds(LONGER), ...props, ...more }, version);

const reference = { gateway: 'waits for its streams', drain: WAITS };

const DISTURBANCES: readonly Case[] = [
  { ...reference, name: 'drain', disturbance: 'kubectl drain of a node', disturb: drainNode },
  { ...reference, name: 'config', disturbance: 'another configuration', disturb: applies('config', {}, 2) },
  {
    ...reference,
    name: 'rotation',
    disturbance: 'another Secret',
    disturb: applies('rotation', { annotations: { 'tests/rotation': '1' } }),
  },
  { ...reference, name: 'keep-alive', disturbance: 'rollout restart', disturb: restart, keepAlive: true },
];

/** Those that take half the time: no pod of theirs has to become ready before another one goes. */
const QUICK: readonly Case[] = [
  { ...reference, name: 'eviction', disturbance: 'every pod is evicted', disturb: evictAll },
  { ...reference, name: 'scale-down', disturbance: 'scaled from 3 to 1', disturb: scaleDown },
  { ...reference, name: 'delete', disturbance: 'a pod is deleted', disturb: deletePod },
];

/** How a pod waits before SIGTERM, where no profile has it: those have the image's sleep, the helper binary and a request. */
const FORMS: readonly Case[] = [
  form('native-sleep', 'waits; native sleep', { finishesAnswers: true }, { kubernetesVersion: KubernetesVersion.V1_34 }),
  form('http-drain', 'drains by a request that waits by itself', {
    cutsAfter: Duration.seconds(1),
    sleepInImage: true,
    request: { path: '/drain', waitsAtLeast: FORGET },
  }),
];

/** Every profile there is; those that end alike are one case. */
function profiles(): Case[] {
  const alike = new Map<string, { readonly names: Set<string>; readonly drain: DrainFacts }>();
  for (const { factory, profile } of OWN_PODS) {
    const { drain = {} } = profile.facts;
    // how long a product takes once its streams have ended, and how long those last at most, is not what ends streams
    const same = { ...drain, teardown: undefined, longestStream: undefined };
    const key = JSON.stringify(same, (_, value) => (value instanceof Duration ? value.toMilliseconds() : (value as unknown)));
    const known = alike.get(key) ?? { names: new Set(), drain };
    known.names.add(factory);
    alike.set(key, known);
  }
  return [...alike.values()].map(({ names, drain }, index) =>
    form(`profile-${index}`, `ends as ${[...names].map((name) => `\`${name}\``).join(', ')}`, drain),
  );
}

/** The longest first, so that none of them begins when the others end. */
export const CASES: readonly Case[] = [...DISTURBANCES, ...FORMS, ...profiles(), ...QUICK];

function form(name: string, gateway: string, drain: DrainFacts, props?: Said): Case {
  // a pod after the other says as much of two as of three
  return { name, gateway, disturbance: 'rollout restart', drain, props: { replicas: 2, ...props }, disturb: restart };
}

/** The same gateway with other props, applied over the one that runs. */
function applies(name: string, props: Said, version = 1): Disturbance {
  return (scene) => scene.apply(gatewayFor({ ...reference, name }, props, version));
}
