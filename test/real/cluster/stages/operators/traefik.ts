import assert from 'node:assert/strict';
import { Duration } from 'cdk8s';
import { Exposure, GatewayExposure, GatewayImplementation, GatewayProfile, LlmGateway, Tls } from '../../../../../src';
import type { Manifest } from '../../../../support/manifest';
import { synth } from '../../../../support/synth';
import { counted } from '../../counted';
import { pinned } from '../../machine/sources';
import type { Cluster } from '../../parts/cluster';
import { GATEWAY, hostOf, opens, traefik } from '../../parts/doors';
import type { Doors } from '../../parts/doors';
import { Load } from '../../parts/load';
import { restart } from '../streams/disturbances';
import { assertWhole, streamsOf } from '../streams/figures';
import { product, SHORT } from '../streams/gateways';
import { Scene } from '../streams/scene';

const NAMESPACE = 'doors';
/** Seconds of the budget: longer than any time that Traefik has by default, 60 for requests and 180 for connections that are idle. */
const BUDGET = 200;
/** A stream of the stand-in, and an answer of which nothing comes before its end. */
const STREAM = '/stream';
const SILENT = '/think';
const THINKS = { STAND_IN_DRAIN: SILENT, STAND_IN_DRAIN_WAITS: String(BUDGET) };
/** What the product serves as well, and is not its API: a name that begins like a published one is not below it. */
const INSIDE = ['/', '/metrics', '/admin', '/admin/keys', '/streams', '/think-not', '/v1'];

function gateway(hosts: Readonly<Record<'ingress' | 'route', string>>): Manifest[] {
  const { facts } = product({ finishesAnswers: true, sleepInImage: true });
  return synth((chart) => {
    const target = new LlmGateway(chart, 'gateway', {
      name: 'gateway',
      profile: GatewayProfile.custom({ ...facts, apiPaths: [STREAM, SILENT] }),
      ...SHORT,
      maxStreamDuration: Duration.seconds(BUDGET),
      replicas: 2,
    });
    const ingress = { via: Exposure.traefik(), tls: Tls.insecureHttp(), hostname: hosts.ingress };
    new GatewayExposure(chart, 'ingress', { target, name: 'ingress', ...ingress });
    const { name, namespace: gatewayNamespace } = GATEWAY;
    const via = Exposure.httpRoute({ gateway: name, gatewayNamespace, implementation: GatewayImplementation.TRAEFIK });
    new GatewayExposure(chart, 'route', { target, name: 'route', via, hostname: hosts.route });
  }, NAMESPACE);
}

/** An Ingress and a route lead to the API and to nothing else, and cut nothing that is within the budget. */
export async function published(cluster: Cluster): Promise<void> {
  const doors = await traefik(cluster);
  const hosts = { ingress: await hostOf(cluster, 'ingress'), route: await hostOf(cluster, 'route') };
  const scene = await Scene.set(cluster, NAMESPACE, gateway(hosts), THINKS);
  await Promise.all(
    Object.entries(hosts).map(async ([kind, host]) => {
      await opens(doors, { host, path: STREAM });
      await onlyTheApi(doors, host, await scene.url());
      await wholeBudget(doors, host, kind);
    }),
  );
  await restartIsNotSeen(scene, { 'an Ingress': hosts.ingress, 'an HTTPRoute': hosts.route });
  await scene.strike();
  counted.controllers.push({
    names: `Traefik ${pinned('traefik', 'github.com/traefik/traefik/v3')}`,
    did: `an Ingress and an HTTPRoute led to the API and to nothing else; a stream and a silence of ${BUDGET} seconds came through whole`,
  });
}

async function onlyTheApi(doors: Doors, host: string, straight: string): Promise<void> {
  for (const path of INSIDE) {
    assert.equal((await fetch(straight + path)).status, 200, `the product itself serves ${path}`);
    assert.equal((await doors.ask({ host, path })).status, 404, `${host}${path}`);
  }
  assert.equal((await doors.ask({ host: 'another.host', path: STREAM })).status, 404, 'another host');
}

/** A stream comes as it is made, and an answer that takes all its time before its first byte comes as well. */
async function wholeBudget(doors: Doors, host: string, kind: string): Promise<void> {
  const [stream, silent] = await Promise.all([
    doors.ask({ host, path: `${STREAM}?seconds=${BUDGET}` }),
    doors.ask({ host, path: SILENT }),
  ]);
  assert.match(stream.text, /data: \[DONE\]\n\n$/, `a stream of ${BUDGET} s through ${kind}`);
  assert.ok(stream.seconds > BUDGET * 0.9, `the first byte came ${stream.seconds} s before the last one: it was kept back`);
  assert.equal(silent.status, 200, `an answer after ${BUDGET} s of silence through ${kind}`);
}

/** Pods are replaced while clients hold streams through both doors. */
async function restartIsNotSeen(scene: Scene, hosts: Readonly<Record<string, string>>): Promise<void> {
  const loads = await Promise.all(
    Object.entries(hosts).map(async ([door, host], index) => {
      // all that is published: each request is a stream, and a short one where it is the question that counts
      const url = `http://${host}${STREAM}?seconds=5&as=`;
      const options = { url, streams: 20, longest: 5, every: 500 };
      return { door, load: await Load.start(scene.cluster, NAMESPACE, `client-${index}`, options) };
    }),
  );
  await restart(scene);
  await scene.settled();
  for (const { door, load } of loads) {
    const report = await load.stop(60);
    counted.figures.push({
      gateway: 'waits for its streams',
      disturbance: `rollout restart, through ${door} of Traefik`,
      report,
    });
    assertWhole(report);
    assert.ok(streamsOf(report) >= 20, 'so many streams were looked at');
  }
}
