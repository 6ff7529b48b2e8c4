import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { Load } from '../parts/load';
import type { Cluster, Started } from '../parts/cluster';
import { CASES, gatewayFor } from './streams/cases';
import type { Case } from './streams/cases';
import { CONTROLS } from './streams/controls';
import { counted } from '../counted';
import { assertWhole, requestsOf, streamsOf } from './streams/figures';
import { LONGER, standInOf } from './streams/gateways';
import { Scene } from './streams/scene';
import { atMost } from '../machine/wait';
import { SABOTAGE } from '../sabotage';
import { told } from '../told';

/** So many gateways at once: a scene takes a minute or more, most of it waiting. */
const AT_ONCE = 24;

/** No stream that was promised is cut and no new connection refused; without the library both happen. */
export async function stage(t: TestContext, started: Started): Promise<void> {
  const cluster = await started();
  await cluster.secondNode();
  const claim = ({ gateway, disturbance, keepAlive }: Case): string =>
    `${gateway}: ${disturbance}${keepAlive ? ', connections kept alive' : ''}`;
  await atMost(AT_ONCE, [
    ...CASES.map((one) => () => told(t, claim(one), () => prove(cluster, one))),
    // spoilt from the start
    ...(SABOTAGE ? [] : CONTROLS).map(
      (control) => () =>
        told(t, `control, ${control.name}: streams are cut or connections refused`, () => control.fails(cluster)),
    ),
  ]);
}

async function prove(cluster: Cluster, one: Case): Promise<void> {
  const { name, gateway, disturbance, drain, disturb, keepAlive } = one;
  const namespace = `streams-${name}`;
  const scene = await Scene.set(cluster, namespace, gatewayFor(one), standInOf(drain));
  const load = await Load.start(cluster, namespace, 'client', { url: await scene.url(), longest: LONGER, keepAlive });
  await disturb(scene);
  await scene.settled();
  const report = await load.stop(LONGER + 60);
  counted.figures.push({ gateway, disturbance, report, keepAlive });
  await scene.strike();

  assertWhole(report, keepAlive);
  assert.ok(streamsOf(report) >= 60, 'so many streams were looked at');
  assert.ok(requestsOf(report) > 100, 'so many connections were made');
}
