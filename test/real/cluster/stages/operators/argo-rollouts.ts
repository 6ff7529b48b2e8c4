import assert from 'node:assert/strict';
import { Duration } from 'cdk8s';
import { GatewayConfig, GatewayRollout, LlmGateway } from '../../../../../src';
import type { Manifest } from '../../../../support/manifest';
import { synth } from '../../../../support/synth';
import { counted } from '../../counted';
import { pinned } from '../../machine/sources';
import { eventually } from '../../machine/wait';
import type { Cluster } from '../../parts/cluster';
import { runController } from '../../parts/controllers';
import { Load } from '../../parts/load';
import { assertWhole, requestsOf, streamsOf } from '../streams/figures';
import { LONGEST, product, SHORT } from '../streams/gateways';
import { Scene } from '../streams/scene';

const NAMESPACE = 'canary';
const CONTROLLER = { name: 'argo-rollouts', namespace: 'argo-rollouts' };
const PODS = 4;
/** One pod until somebody promotes it, and two for a while. */
const STEPS = [{ weight: 25 }, { weight: 50, pause: Duration.seconds(20) }];
/** Where the controller waits in each of them: a share and its pause are two of its steps. */
const [FIRST_PAUSE, SECOND_PAUSE] = [1, 3];
const ROLLOUT = `/apis/argoproj.io/v1alpha1/namespaces/${NAMESPACE}/rollouts/gateway`;

/** What the clients report is as wanted, and never is. */
const [CONTENT, NEVER] = ['asFloat(result) >= 0', 'asFloat(result) < 0'];
const TEMPLATE = 'clients';

const gateway = (version: number, analysisTemplates?: string[]): Manifest[] =>
  synth((chart) => {
    const target = new LlmGateway(chart, 'gateway', {
      name: 'gateway',
      profile: product({ finishesAnswers: true, sleepInImage: true }),
      ...SHORT,
      config: GatewayConfig.file('settings.yaml', { version }),
    });
    new GatewayRollout(chart, 'rollout', { target, replicas: PODS, steps: STEPS, analysisTemplates });
  }, NAMESPACE);

/** A canary goes in its steps, back when it is aborted or its analysis fails, and through when it is promoted, while clients hold streams. */
export async function rolledOut(cluster: Cluster): Promise<void> {
  await runController(cluster, { ...CONTROLLER, program: 'argo-rollouts', ready: { path: '/healthz', port: 8080 } });
  const scene = await Scene.set(cluster, NAMESPACE, gateway(1), {}, []);
  const first = await stands(scene, 'Healthy', [0, PODS]);
  await eventually('the Deployment has no pods of its own', async () => {
    const { spec, status } = await cluster.api.get(scene.path);
    return spec.replicas === 0 && (status.replicas ?? 0) === 0;
  });
  const load = await Load.start(cluster, NAMESPACE, 'client', { url: await scene.url(), longest: LONGEST });
  await cluster.objects.applyAll([template(load.address, CONTENT)]);

  await scene.apply(gateway(2));
  const second = await stands(scene, 'Paused', [PODS - 1, 1], FIRST_PAUSE);
  await say(cluster, { abort: true });
  const aborted = await stands(scene, 'Degraded', [PODS, 0]);

  await scene.apply(gateway(3, [TEMPLATE]));
  await stands(scene, 'Paused', [PODS - 1, 1], FIRST_PAUSE);
  await say(cluster, { pauseConditions: null });
  const third = await stands(scene, 'Paused', [PODS / 2, PODS / 2], SECOND_PAUSE);
  const last = await stands(scene, 'Healthy', [0, PODS]);
  await measured(cluster, 'Successful', last.newest);

  // the controller takes what the Rollout names when it sees another pod, and that comes first in a file
  await cluster.objects.applyAll([template(load.address, NEVER)]);
  await scene.apply(gateway(4, [TEMPLATE]));
  const failed = await stands(scene, 'Degraded', [PODS, 0]);
  await measured(cluster, 'Failed', failed.newest);

  const report = await load.stop(LONGEST + 60);
  await scene.strike();
  assert.deepEqual(
    [second, aborted, third, last, failed].map(({ stable }) => stable),
    [first.newest, first.newest, first.newest, third.newest, third.newest],
    'the version that all clients are sent to in the end',
  );
  assertWhole(report);
  assert.ok(streamsOf(report) >= 60, 'so many streams were looked at');
  assert.ok(requestsOf(report) > 100, 'so many connections were made');
  counted.figures.push({
    gateway: 'waits for its streams',
    disturbance: 'Argo Rollouts: canary, abort, canary, promoted, canary, analysis fails',
    report,
  });
  counted.controllers.push({
    names: `Argo Rollouts ${pinned('argo-rollouts', 'github.com/argoproj/argo-rollouts')}`,
    did: 'a canary went in its steps, back at an abort and where its analysis failed, and through; no stream was cut',
  });
}

/** What it is told of the version that it measures stands in its address, and so in its run. */
const template = (address: string, successCondition: string): object => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AnalysisTemplate',
  metadata: { name: TEMPLATE, namespace: NAMESPACE },
  spec: {
    args: [{ name: 'canary-hash' }],
    metrics: [
      {
        name: 'clients',
        interval: '2s',
        successCondition,
        provider: { web: { url: `${address}/report?version={{args.canary-hash}}`, jsonPath: '{$.running}' } },
      },
    ],
  },
});

/** Waits for the end of an analysis of these pods. */
async function measured(cluster: Cluster, phase: string, hash: string): Promise<void> {
  await eventually(`the analysis of ${hash} is ${phase}`, async () => {
    const runs = await cluster.api.list(`/apis/argoproj.io/v1alpha1/namespaces/${NAMESPACE}/analysisruns`);
    return runs.some(
      ({ spec, status }) => status?.phase === phase && spec.args.some((a: any) => a.name === 'canary-hash' && a.value === hash),
    );
  });
}

/** As `kubectl argo rollouts abort` and `promote` do it. */
async function say(cluster: Cluster, status: object): Promise<void> {
  await cluster.api.patch(`${ROLLOUT}/status`, { status });
}

/** Waits until the Rollout is in that phase and at that step, with so many pods of the version before and of the newest one. */
async function stands(
  scene: Scene,
  phase: string,
  [older, newer]: readonly [number, number],
  step?: number,
): Promise<{ readonly stable: string; readonly newest: string }> {
  const ofBoth = `${older} pods of the version before and ${newer} of the newest`;
  return eventually(`the Rollout is ${phase} with ${ofBoth}`, async () => {
    const { status } = await scene.cluster.api.get(ROLLOUT);
    const { stableRS: stable, currentPodHash: newest } = status;
    const pods = (await scene.gatewayPods()).filter(({ metadata }) => !metadata.deletionTimestamp);
    const ofNewest = pods.filter(({ metadata }) => metadata.labels['rollouts-pod-template-hash'] === newest).length;
    const there = status.phase === phase && (step === undefined || status.currentStepIndex === step);
    return there && ofNewest === newer && pods.length === older + newer && { stable, newest };
  });
}
