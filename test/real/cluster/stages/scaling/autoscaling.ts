import { Duration } from 'cdk8s';
import { GatewayAutoscaling, LlmGateway, PolicySelect, ScalingBehavior, ScalingPolicy, ScalingSignal } from '../../../../../src';
import type { Manifest } from '../../../../support/manifest';
import { synth } from '../../../../support/synth';
import { eventually } from '../../machine/wait';
import { customMetrics } from '../../parts/add-ons';
import type { Cluster } from '../../parts/cluster';
import { Load } from '../../parts/load';
import { counted } from '../../counted';
import { assertWhole } from '../streams/figures';
import { LONGEST, product, SHORT } from '../streams/gateways';
import { Scene } from '../streams/scene';

const PORT = 8080;

/** As many pods as a signal says, and back again, with streams open all the while. */
function scaled(namespace: string, signal: ScalingSignal): Manifest[] {
  const every = Duration.seconds(5);
  const policies = [ScalingPolicy.pods(4, every)];
  return synth((chart) => {
    const target = new LlmGateway(chart, 'gateway', {
      name: 'gateway',
      profile: product({ finishesAnswers: true, sleepInImage: true }),
      ...SHORT,
      // the streams alone are well below, and the work of followsCpu is far above what two pods may use of it
      resources: { requests: { cpu: '60m', memory: '32Mi' }, limits: { memory: '256Mi' } },
    });
    new GatewayAutoscaling(chart, 'autoscaling', {
      target,
      minReplicas: 2,
      maxReplicas: 4,
      signals: [signal],
      // minutes are seconds here
      behavior: ScalingBehavior.custom({
        scaleUp: { stabilizationWindow: Duration.seconds(0), policies, select: PolicySelect.MAX },
        scaleDown: { stabilizationWindow: Duration.seconds(10), policies, select: PolicySelect.MAX },
      }),
    });
  }, namespace);
}

/** The metrics of pods as metrics-server has them: work makes more pods, and their number falls when it ends. */
export async function followsCpu(cluster: Cluster): Promise<void> {
  await cluster.metricsServer();
  const namespace = 'scaling-cpu';
  const scene = await Scene.set(cluster, namespace, scaled(namespace, ScalingSignal.cpuUtilization(90)), {});
  const load = await Load.start(cluster, namespace, 'client', { url: await scene.url(), streams: 60, longest: LONGEST });
  const work = await Load.start(cluster, namespace, 'work', {
    url: `${await scene.url()}/burn?ms=30&`,
    streams: 0,
    longest: 1,
    every: 100,
  });
  await replicas(scene, 4);
  await work.stop(30);
  await replicas(scene, 2);
  await scene.settled();
  await nothingWasCut(load, 'autoscaled by CPU, 2 to 4 to 2');
  await scene.strike();
}

/** A metric of the gateway itself, by an adapter. */
export async function followsCustomMetric(cluster: Cluster): Promise<void> {
  await cluster.objects.applyAll(customMetrics(PORT));
  await cluster.ready('kube-system', 'custom-metrics');
  const namespace = 'scaling-custom';
  const scene = await Scene.set(cluster, namespace, scaled(namespace, ScalingSignal.podsMetric('in_flight', 20)), {});
  const load = await Load.start(cluster, namespace, 'client', { url: await scene.url(), streams: 60, longest: LONGEST });
  await replicas(scene, 3);
  const more = await Load.start(cluster, namespace, 'more', { url: await scene.url(), streams: 20, longest: LONGEST });
  await replicas(scene, 4);
  await nothingWasCut(more, 'autoscaled by streams, up to 4');
  await replicas(scene, 3);
  await nothingWasCut(load, 'autoscaled by streams, 2 to 4 to 3');
  await scene.strike();
}

async function replicas(scene: Scene, count: number): Promise<void> {
  await eventually(
    `${scene.namespace} has ${count} pods`,
    async () => {
      const { spec, status } = await scene.cluster.api.get(scene.path);
      return spec.replicas === count && status.readyReplicas === count;
    },
    240,
  );
}

async function nothingWasCut(load: Load, disturbance: string): Promise<void> {
  const report = await load.stop(LONGEST + 60);
  counted.figures.push({ gateway: 'waits for its streams', disturbance, report });
  assertWhole(report);
}
