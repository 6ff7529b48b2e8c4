import assert from 'node:assert/strict';
import { Size } from 'cdk8s';
import { BlueGreen, GatewayVolume, LlmGateway } from '../../../../../src';
import type { LlmGatewayProps } from '../../../../../src';
import type { Manifest } from '../../../../support/manifest';
import { synth } from '../../../../support/synth';
import { inRun } from '../../machine/places';
import { eventually, lookOn } from '../../machine/wait';
import type { Cluster } from '../../parts/cluster';
import { Load } from '../../parts/load';
import { volumes } from '../../parts/prerequisites';
import { restart } from '../streams/disturbances';
import { counted } from '../../counted';
import { assertWhole } from '../streams/figures';
import { gatewayOf, LONGEST, product, SHORT } from '../streams/gateways';
import { Scene } from '../streams/scene';

const WAITS = product({ finishesAnswers: true, sleepInImage: true });

/** One pod may go at a time; the next one when there is another in its place. */
export async function budgetLetsOneGo(cluster: Cluster): Promise<void> {
  const namespace = 'disruption-budget';
  const scene = await Scene.set(cluster, namespace, gatewayOf(namespace, WAITS), {});
  const [first, second] = await scene.gatewayPods();
  const evict = (pod: any): Promise<number> => {
    const { name } = pod.metadata;
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
    return cluster.api.ask(`${scene.pods}/${name}/eviction`, { method: 'POST', body: eviction }).then(({ status }) => status);
  };
  await eventually('the budget is known', async () => {
    const [budget] = await cluster.api.list(`/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`);
    return budget.status?.disruptionsAllowed === 1;
  });
  // at the same time, so that no other pod gets ready in between
  const pods = [first, second];
  const answers = await Promise.all(pods.map(evict));
  assert.deepEqual([...answers].sort(), [201, 429], 'one pod may go, the other must wait');
  const waiting = pods[answers.indexOf(429)];
  await eventually('another pod is there', async () => (await evict(waiting)) === 201, 180);
  await scene.strike();
}

/** Half on each node, and so in each zone. */
export async function spreadsOverNodes(cluster: Cluster): Promise<void> {
  await cluster.secondNode();
  await cluster.needingNodes(async () => {
    const namespace = 'disruption-spread';
    const scene = await Scene.set(cluster, namespace, gatewayOf(namespace, WAITS, { replicas: 4 }), {});
    const nodes = async (): Promise<string[]> => (await scene.gatewayPods()).map(({ spec }) => spec.nodeName).sort();
    assert.deepEqual(await nodes(), ['node1', 'node1', 'node2', 'node2']);
    await restart(scene);
    await scene.settled();
    assert.deepEqual(await nodes(), ['node1', 'node1', 'node2', 'node2'], 'after a rollout as well');
    await scene.strike();
  });
}

/** Where one process alone may write, the next one starts when the last has ended. */
export async function oneWriterAtATime(cluster: Cluster): Promise<void> {
  const namespace = 'disruption-writer';
  const manifests = synth((chart) => {
    const volume = new GatewayVolume(chart, 'data', { size: Size.gibibytes(1), mountPath: '/data' });
    new LlmGateway(chart, 'gateway', { name: 'gateway', profile: WAITS, ...SHORT, stores: [volume], replicas: 1 });
  }, namespace);
  await cluster.objects.applyAll(volumes(manifests, namespace, inRun('volumes')));
  const scene = await Scene.set(cluster, namespace, manifests, {});
  const seen = lookOn(async () => {
    const running = (await scene.gatewayPods()).filter(({ status }) => status.containerStatuses?.[0]?.state?.running);
    return running.length;
  });
  await restart(scene);
  await scene.settled();
  assert.equal(Math.max(...(await seen())), 1, 'pods that ran at the same time');
  await scene.strike();
}

/** The Service changes its pods between two requests. */
export async function blueGreenSwitches(cluster: Cluster): Promise<void> {
  const namespace = 'delivery-blue-green';
  const written = (live: 'blue' | 'green'): Manifest[] =>
    synth((chart) => {
      const slot = (name: string): LlmGateway => new LlmGateway(chart, name, { ...slots, name });
      const [blue, green] = [slot('blue'), slot('green')];
      new BlueGreen(chart, 'pair', { blue, green, live: live === 'blue' ? blue : green });
    }, namespace);
  const slots: Omit<LlmGatewayProps, 'name'> = { profile: WAITS, ...SHORT, replicas: 2 };
  const scene = await Scene.set(cluster, namespace, written('blue'), {}, ['blue', 'green']);
  const load = await Load.start(cluster, namespace, 'client', { url: await scene.url('blue'), longest: LONGEST });
  for (const live of ['green', 'blue'] as const) {
    const before = await load.report();
    await scene.apply(written(live));
    await eventually(`${live} has the streams`, async () => {
      const { pods } = await load.report();
      return Object.keys(pods).some((pod) => pod.startsWith(live) && (pods[pod] ?? 0) > (before.pods[pod] ?? 0));
    });
  }
  const report = await load.stop(LONGEST + 60);
  counted.figures.push({ gateway: 'blue and green', disturbance: 'switched there and back', report });
  await scene.strike();
  assertWhole(report);
}
