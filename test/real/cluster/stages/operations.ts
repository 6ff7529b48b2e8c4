import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { only } from '../../../support/find';
import type { Manifest } from '../../../support/manifest';
import { toYaml } from '../../../support/synth';
import { noFaults } from '../check';
import { counted } from '../counted';
import { examples } from '../examples';
import { inRun } from '../machine/places';
import type { Ended } from '../machine/run';
import { eventually } from '../machine/wait';
import type { Cluster, Started } from '../parts/cluster';
import { BUSYBOX } from '../parts/images';
import { prerequisites, volumes } from '../parts/prerequisites';
import { SMALL, SMALL_PODS } from '../parts/small-pods';
import { standIns } from '../parts/stand-ins';
import { SABOTAGE } from '../sabotage';
import { told } from '../told';
import { addCrds, established } from './applies/as-written';
import { commands, filledIn, leftOpen } from './operations/page';
import { CLUSTERS, DATABASE, SPARE, someJob } from './operations/others';
import { asksAtOnce } from './operations/first-moments';
import { handsReplicasOver } from './operations/take-over';
import { Workplace } from './operations/workplace';

/** An example with everything that the page speaks of: a namespace of its own, an autoscaler, Redis, Secrets of a store. */
const EXAMPLE = 'llm-gateway-eso';
const FILE = `${EXAMPLE}.k8s.yaml`;
/** To which `minReplicas` is set on the page. */
const MOST_PODS = 6;

/** What whoever is called at night types works as it stands on the page. */
export async function stage(t: TestContext, started: Started): Promise<void> {
  const cluster = await started();
  await Promise.all([
    told(t, 'every kubectl command of docs/operations.md works as written', () => asWritten(cluster)),
    told(t, 'replicas leave a Deployment as docs/migrate/take-over.md says, and no pod ends for it', () =>
      handsReplicasOver(cluster),
    ),
    told(t, 'a smoke test and a synthetic check ask from pods that no policy knows yet, and succeed at once', () =>
      asksAtOnce(cluster),
    ),
  ]);
}

async function asWritten(cluster: Cluster): Promise<void> {
  const manifests = examples().get(EXAMPLE)!;
  const place = new Workplace('operations');
  const values = await prepare(cluster, place, manifests);
  const faults: Record<string, string[]> = {};
  const page = commands();
  assert.ok(page.length > 20, 'the page has its commands');
  for (const command of page) {
    const filled = filledIn(command, { ...values, ...(/\bPOD\b/.test(command) && { POD: await somePod(cluster, values) }) });
    if (/--previous/.test(command)) await endContainer(cluster, values['NS']!, filled);
    const { code, stdout, stderr } =
      leftOpen(filled).length > 0 ? unknown(filled) : await place.type(answersTo(filled) + spoilt(filled));
    const fine = code === 0 || (command.startsWith('kubectl diff') && code === 1);
    if (!fine) faults[command] = [`${filled} ends with ${code}`, stdout, stderr];
  }
  await cluster.api.delete(`/api/v1/namespaces/${values['NS']}`);
  await cluster.api.delete(`/api/v1/nodes/${SPARE.metadata.name}`);
  noFaults(faults);
  counted.commands = page.length;
}

const spoilt = (command: string): string => (SABOTAGE ? command.replace(/ -n \S+/g, ' -n elsewhere') : command);
const unknown = (command: string): Ended => ({ code: 1, stdout: '', stderr: `nobody knows ${leftOpen(command).join(', ')}` });

/** A folder like that of a team, a cluster like theirs, and what the page leaves open. */
async function prepare(cluster: Cluster, place: Workplace, manifests: readonly Manifest[]): Promise<Record<string, string>> {
  const namespace = only(manifests, 'Namespace').metadata.name;
  const { metadata, spec } = only(manifests, 'Deployment');
  const [container] = spec.template.spec.containers;
  place.file(`dist/manifests/${FILE}`, toYaml(manifests.map(quick)));

  cluster.enforcePolicies();
  await addCrds(cluster.objects);
  await cluster.objects.applyAll([CLUSTERS]);
  await established(cluster.objects, CLUSTERS);
  await cluster.metricsServer();
  const first = await place.type(`kubectl diff -f dist/manifests/${FILE}`);
  assert.ok(first.code > 1, 'a diff before the first apply is an error, as the page says');
  await cluster.import([
    ...standIns(manifests),
    { names: ['busybox:1.37'], programs: { ...BUSYBOX, '/bin/nc': '/bin/busybox' } },
  ]);
  const given = prerequisites(manifests);
  await cluster.objects.applyAll([
    ...SMALL_PODS,
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels: SMALL } },
    ...given,
    someJob(namespace),
    ...volumes([...manifests, ...given], 'operations', inRun('volumes')),
    { ...DATABASE, metadata: { ...DATABASE.metadata, namespace } },
    SPARE,
  ]);
  return {
    NS: namespace,
    NAME: metadata.name,
    FILE,
    SECRET: only(manifests, 'ExternalSecret').metadata.name,
    PORT: String(container.ports[0].containerPort),
    PATH: container.readinessProbe.httpGet.path.slice(1),
    CONTAINER: container.name,
    REDIS: only(manifests, 'StatefulSet').metadata.name,
    JOB: someJob(namespace).metadata.name,
    DATABASE: DATABASE.metadata.name,
    NODE: SPARE.metadata.name,
    COMMIT: '0123abc',
  };
}

/**
 * A rollout takes as long as one pod takes, and not as all of them one after the other, and no pod takes its time; and pods of which each
 * asks for next to nothing are no more than the page wants, however busy the machine is. What is typed is the same.
 */
function quick(manifest: Manifest): Manifest {
  const { kind, spec } = manifest;
  if (kind === 'Deployment') {
    const { template } = spec;
    const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: '100%', maxUnavailable: 0 } };
    const containers = template.spec.containers.map(readySoon);
    return {
      ...manifest,
      spec: { ...spec, minReadySeconds: 0, strategy, template: { ...template, spec: { ...template.spec, containers } } },
    };
  }
  return kind === 'HorizontalPodAutoscaler'
    ? { ...manifest, spec: { ...spec, maxReplicas: Math.min(spec.maxReplicas, MOST_PODS) } }
    : manifest;
}

/** Asked every second whether it has started and is ready. */
const readySoon = ({ startupProbe, readinessProbe, ...container }: any): any => ({
  ...container,
  ...(startupProbe && { startupProbe: { ...startupProbe, periodSeconds: 1 } }),
  ...(readinessProbe && { readinessProbe: { ...readinessProbe, initialDelaySeconds: 0, periodSeconds: 1 } }),
});

/** Where a shell opens, they ask what the page says there, and leave. */
const answersTo = (command: string): string =>
  command.includes(' debug ') ? "printf 'nc -zv -w 3 api.openai.com 443\\nexit\\n' | " : '';

/** One that stays: while a rollout goes on, a pod that is ready may be one that is about to go. */
async function somePod(cluster: Cluster, { NS = '', NAME = '' }: Record<string, string>): Promise<string> {
  await cluster.ready(NS, NAME);
  const selector = encodeURIComponent(`app.kubernetes.io/instance=${NAME}`);
  return eventually('a pod runs', async () => {
    const pods = await cluster.api.list(`/api/v1/namespaces/${NS}/pods?labelSelector=${selector}`);
    const ready = (pod: any): boolean => pod.status.containerStatuses?.every((s: any) => s.ready);
    return pods.find((pod) => !pod.metadata.deletionTimestamp && ready(pod))?.metadata.name;
  });
}

/** A container has a predecessor once it was killed. */
async function endContainer(cluster: Cluster, namespace: string, command: string): Promise<void> {
  const pod = /(\S+) --previous/.exec(command)![1]!;
  const status = async (): Promise<any> => {
    const { spec, status } = await cluster.api.get(`/api/v1/namespaces/${namespace}/pods/${pod}`);
    return { node: spec.nodeName, ...status.containerStatuses[0] };
  };
  const before = await status();
  await cluster.node(before.node).kill(before.containerID);
  await eventually(`${pod} runs again`, async () => {
    const { restartCount, ready } = await status();
    return restartCount > before.restartCount && ready;
  });
}
