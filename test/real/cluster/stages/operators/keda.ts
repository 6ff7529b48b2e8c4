import assert from 'node:assert/strict';
import { Duration } from 'cdk8s';
import {
  Findings,
  GatewayAutoscaling,
  PolicySelect,
  PrometheusAuthentication,
  ScalingBehavior,
  ScalingEngine,
  ScalingPolicy,
  ScalingSignal,
} from '../../../../../src';
import type { Manifest } from '../../../../support/manifest';
import { synth } from '../../../../support/synth';
import { counted } from '../../counted';
import { pinned } from '../../machine/sources';
import { eventually } from '../../machine/wait';
import type { Cluster } from '../../parts/cluster';
import { runController } from '../../parts/controllers';
import { runKeda } from '../../parts/keda';
import { Load } from '../../parts/load';
import { Prometheus } from '../../parts/prometheus';
import { assertWhole } from '../streams/figures';
import { LONGEST } from '../streams/gateways';
import { Scene } from '../streams/scene';
import { MEASURED, measuredGateway, METRICS_KEYS, observe } from './measured';

const NAMESPACE = 'scaled-by-keda';
/** A Prometheus of its own, since it is taken away at the end, and a server before it that lets nobody through without a credential. */
const PROMETHEUS = { namespace: 'measuring', name: 'measuring' };
const GUARD = 'guard';

const at = (key: string) => ({ secretName: METRICS_KEYS.metadata.name, key });
const BEARER = PrometheusAuthentication.bearer(at('metrics-token'));
const BASIC = PrometheusAuthentication.basic(at('metrics-user'), at('metrics-password'));

/** As many pods as there are streams by twenty, and all four while nobody knows. */
function scaled(authentication: PrometheusAuthentication): Manifest[] {
  const policies = [ScalingPolicy.pods(4, Duration.seconds(5))];
  return synth((chart) => {
    Findings.of(chart).accept('LLMGW-206', 'nobody has these credentials');
    const target = measuredGateway(chart, 'gateway', undefined, { replicas: undefined });
    observe(target, PROMETHEUS.name);
    new GatewayAutoscaling(chart, 'autoscaling', {
      target,
      minReplicas: 2,
      maxReplicas: 4,
      signals: [ScalingSignal.inFlightRequests(20)],
      engine: ScalingEngine.keda({
        prometheusUrl: `http://${GUARD}.${PROMETHEUS.namespace}`,
        authentication,
        fallbackReplicas: 4,
      }),
      // minutes are seconds here
      behavior: ScalingBehavior.custom({
        scaleUp: { stabilizationWindow: Duration.seconds(0), policies, select: PolicySelect.MAX },
        scaleDown: { stabilizationWindow: Duration.seconds(10), policies, select: PolicySelect.MAX },
      }),
    });
  }, NAMESPACE);
}

/** Streams make pods and the end of streams takes them away, by either credential; without Prometheus there are enough. */
export async function scaledByKeda(cluster: Cluster): Promise<void> {
  const scene = await Scene.set(cluster, NAMESPACE, scaled(BEARER), MEASURED);
  await cluster.objects.applyAll([{ ...METRICS_KEYS, metadata: { ...METRICS_KEYS.metadata, namespace: NAMESPACE } }]);
  const prometheus = await Prometheus.start(cluster, PROMETHEUS.namespace, PROMETHEUS.name);
  await runGuard(cluster);
  await runKeda(cluster);
  const load = await Load.start(cluster, NAMESPACE, 'client', { url: await scene.url(), streams: 60, longest: LONGEST });
  await replicas(scene, 3);

  await scene.apply(scaled(BASIC));
  const more = await Load.start(cluster, NAMESPACE, 'more', { url: await scene.url(), streams: 20, longest: LONGEST });
  await replicas(scene, 4);
  await nothingWasCut(more, 'KEDA, up to 4');
  await replicas(scene, 3);

  await prometheus.end();
  await replicas(scene, 4);
  await nothingWasCut(load, 'KEDA, 2 to 4 to 3, and Prometheus ends');
  await scene.strike();
  counted.controllers.push({
    names: `KEDA ${pinned('keda', 'github.com/kedacore/keda/v2')}`,
    did: 'pods followed the streams that Prometheus counts, asked with a token and with a password, and grew when Prometheus was gone',
  });
}

/** Who asks it needs one of the credentials, and gets what Prometheus says. */
async function runGuard(cluster: Cluster): Promise<void> {
  const { namespace } = PROMETHEUS;
  const env = Object.fromEntries(
    Object.entries(METRICS_KEYS.stringData).map(([key, value]) => [key.replaceAll('-', '_').toUpperCase(), value]),
  );
  await runController(cluster, {
    name: GUARD,
    namespace,
    program: { names: ['stand-in:cluster'] },
    args: ['guard', `http://prometheus-operated.${namespace}:9090`],
    env,
    ports: { 80: 8080 },
    ready: { path: '/ready', port: 8080 },
  });
}

async function replicas(scene: Scene, count: number): Promise<void> {
  await eventually(`${scene.namespace} has ${count} pods`, async () => {
    const { spec, status } = await scene.cluster.api.get(scene.path);
    assert.deepEqual([spec.replicas, status.readyReplicas], [count, count]);
    return true;
  });
}

async function nothingWasCut(load: Load, disturbance: string): Promise<void> {
  const report = await load.stop(LONGEST + 60);
  counted.figures.push({ gateway: 'waits for its streams', disturbance, report });
  assertWhole(report);
}
