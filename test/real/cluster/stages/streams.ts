import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { Duration } from 'cdk8s';
import { GatewayProfile, KubernetesVersion, McpProfile } from '../../../../src';
import type { DrainFacts, ProductFacts } from '../../../../src';
import type { Manifest } from '../../../support/manifest';
import { Load } from '../parts/load';
import type { Cluster } from '../parts/cluster';
import { CONTROLS } from './streams/controls';
import type { Disturbance } from './streams/disturbances';
import { deletePod, drainNode, evictAll, restart, scaleDown } from './streams/disturbances';
import { figures, refusedOf, requestsOf, streamsOf } from './streams/figures';
import { FORGET, gatewayOf, LONGEST, product, standInOf } from './streams/gateways';
import type { Said } from './streams/gateways';
import { Scene } from './streams/scene';
import { atMost } from '../machine/wait';
import { told } from '../told';

/** So many gateways at once: a scene takes a minute or more, most of it waiting. */
const AT_ONCE = 8;

interface Case {
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
const reference = { gateway: 'waits for its streams', drain: WAITS };

const DISTURBANCES: readonly Case[] = [
  { ...reference, name: 'restart', disturbance: 'rollout restart', disturb: restart },
  { ...reference, name: 'delete', disturbance: 'a pod is deleted', disturb: deletePod },
  { ...reference, name: 'scale-down', disturbance: 'scaled from 3 to 1', disturb: scaleDown },
  { ...reference, name: 'eviction', disturbance: 'every pod is evicted', disturb: evictAll },
  { ...reference, name: 'drain', disturbance: 'kubectl drain of a node', disturb: drainNode },
  { ...reference, name: 'config', disturbance: 'another configuration', disturb: applies({}, 2) },
  {
    ...reference,
    name: 'rotation',
    disturbance: 'another Secret',
    disturb: applies({ annotations: { 'tests/rotation': '1' } }),
  },
  { ...reference, name: 'keep-alive', disturbance: 'rollout restart', disturb: restart, keepAlive: true },
];

/** How a pod waits before SIGTERM. */
const FORMS: readonly Case[] = [
  form('helper', 'waits; no sleep in its image', { finishesAnswers: true }),
  form('native-sleep', 'waits; native sleep', WAITS, { kubernetesVersion: KubernetesVersion.V1_34 }),
  form('http-drain', 'drains by a request', {
    cutsAfter: Duration.seconds(1),
    sleepInImage: true,
    request: { path: '/drain', waitsAtLeast: FORGET },
  }),
  form('cuts-at-once', 'cuts at SIGTERM', { cutsAfter: Duration.seconds(0), sleepInImage: true }),
  form('cuts-later', 'cuts 5 s after SIGTERM', { cutsAfter: Duration.seconds(5), sleepInImage: true }),
  form('deaf', 'ignores SIGTERM', { ignoresSigterm: true, refusesAtOnce: false, sleepInImage: true }),
  form('told', 'is told how long', {
    cutsAfter: Duration.seconds(1),
    secondsVariable: 'DRAIN',
    secondsFormat: '%ds',
    sleepInImage: true,
  }),
];

const PROFILES: Readonly<Record<string, { readonly facts: ProductFacts }>> = {
  Keeptrusts: GatewayProfile.keeptrusts({ version: '1.8.2' }),
  DVARA: GatewayProfile.dvara({ version: '1.6.0' }),
  latticelm: GatewayProfile.llmGateway({ image: 'ghcr.io/example/llm-gateway:sha-0123456' }),
  'HELM AI Kernel': GatewayProfile.helmAiKernel({ version: '0.8.4' }),
  'light-gateway': GatewayProfile.lightGateway({ version: '2.2.1' }),
  LiteLLM: GatewayProfile.liteLlm({ version: '1.108.7' }),
  Portkey: GatewayProfile.portkey({ version: '1.15.2' }),
  ContextForge: McpProfile.contextForge({ version: '1.1.0', adminEmail: 'platform@acme.example' }),
};

/** No stream that was promised is cut and no new connection refused; without the library both happen. */
export async function stage(t: TestContext, cluster: Cluster): Promise<void> {
  await cluster.secondNode();
  const profiles = Object.entries(PROFILES).map(([name, { facts }]) =>
    form(name.toLowerCase().replaceAll(' ', '-'), `ends as ${name} does`, facts.drain ?? {}),
  );
  const tests = [
    ...[...DISTURBANCES, ...FORMS, ...profiles].map(
      (one) => () =>
        told(t, `${one.gateway}: ${one.disturbance}${one.keepAlive ? ', connections kept alive' : ''}`, () =>
          prove(cluster, one),
        ),
    ),
    ...CONTROLS.map(
      (control) => () => t.test(`control, ${control.name}: streams are cut or connections refused`, () => control.fails(cluster)),
    ),
  ];
  await atMost(AT_ONCE, tests);
}

async function prove(cluster: Cluster, { name, drain, props, disturb, keepAlive, ...told }: Case): Promise<void> {
  const namespace = `streams-${name}`;
  const scene = await Scene.set(cluster, namespace, gatewayOf(namespace, product(drain), props), standInOf(drain));
  const load = await Load.start(cluster, namespace, 'client', { url: await scene.url(), longest: LONGEST, keepAlive });
  await disturb(scene);
  await scene.settled();
  const report = await load.stop(LONGEST + 60);
  figures.push({ ...told, report, keepAlive });
  await scene.strike();

  assert.equal(report.counts.cut ?? 0, 0, `streams were cut: ${JSON.stringify(report.errors)}`);
  // a connection that is used again may be closed by either side just then: HTTP has no word for it, see docs/operations.md
  if (!keepAlive) assert.equal(refusedOf(report), 0, `connections were refused: ${JSON.stringify(report.errors)}`);
  assert.ok(streamsOf(report) >= 60, 'so many streams were looked at');
  assert.ok(requestsOf(report) > 100, 'so many connections were made');
}

function form(name: string, gateway: string, drain: DrainFacts, props?: Said): Case {
  return { name, gateway, disturbance: 'rollout restart', drain, props, disturb: restart };
}

/** The same gateway with other props, applied over the one that runs. */
function applies(props: Said, version = 1): Disturbance {
  return async (scene) => {
    const changed: readonly Manifest[] = gatewayOf(scene.namespace, product(WAITS), props, version);
    await scene.apply(changed);
  };
}
