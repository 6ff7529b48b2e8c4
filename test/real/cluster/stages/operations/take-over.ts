import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatewayAutoscaling, LlmGateway, ScalingSignal } from '../../../../../src';
import type { Manifest } from '../../../../support/manifest';
import { synth, toYaml } from '../../../../support/synth';
import { eventually, lookOn } from '../../machine/wait';
import type { Cluster } from '../../parts/cluster';
import { standIns } from '../../parts/stand-ins';
import { SABOTAGE } from '../../sabotage';
import { product, SHORT } from '../streams/gateways';
import { filledIn } from './page';
import { Workplace } from './workplace';

const PODS = 4;

/** How an apply that lets go of `replicas` is made ready, and made. */
interface Way {
  readonly name: string;
  /** The blocks of step 3 that are typed before, by a word in them. */
  readonly before?: string;
  readonly apply: string;
  /** All pods but one end, for a moment. */
  readonly dips?: boolean;
}

const CLIENT = 'kubectl apply -f';
const SERVER = 'kubectl apply --server-side -f';
const WAYS: readonly Way[] = [
  { name: 'client', before: 'set-last-applied', apply: CLIENT },
  { name: 'server', before: '--field-manager=handover', apply: SERVER },
  { name: 'client-unprepared', apply: CLIENT, dips: true },
  { name: 'server-unprepared', apply: SERVER, dips: true },
];

/** `replicas` goes from the file of a Deployment to its autoscaler, as docs/migrate/take-over.md says, and as it says one must not. */
export async function handsReplicasOver(cluster: Cluster): Promise<void> {
  await cluster.metricsServer();
  await Promise.all(WAYS.map((way) => handsOver(cluster, way)));
}

async function handsOver(cluster: Cluster, { name, before, apply, dips = false }: Way): Promise<void> {
  const namespace = `take-over-${name}`;
  const [old, ours] = [whatRuns(namespace), gateway(namespace)];
  const place = new Workplace(namespace);
  place.file('old.yaml', toYaml(old));
  // "then delete the line `replicas:`"
  place.file('last.yaml', toYaml(old).replace(/^ *replicas: .*\n/m, ''));
  place.file('new.yaml', toYaml(ours));
  const type = async (line: string): Promise<void> => {
    const { code, stdout, stderr } = await place.type(line);
    assert.equal(code, 0, `${name}: ${line}\n${stdout}${stderr}`);
  };

  await cluster.import(standIns([...old, ...ours]));
  await cluster.objects.applyAll([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }]);
  await type(`${apply} old.yaml -n ${namespace}`);
  await cluster.ready(namespace, 'gateway');
  if (before && !SABOTAGE) await type(step3(before, namespace));

  const deployment = `/apis/apps/v1/namespaces/${namespace}/deployments/gateway`;
  const wanted = lookOn<number>(async () => (await cluster.api.get(deployment)).spec.replicas, 0.05);
  await type(`${apply} new.yaml`);
  await cluster.ready(namespace, 'gateway');
  await eventually(`the autoscaler of ${namespace} has looked`, async () => {
    const { status } = await cluster.api.get(`/apis/autoscaling/v2/namespaces/${namespace}/horizontalpodautoscalers/gateway`);
    return (
      status.conditions?.some((c: any) => c.type === 'AbleToScale' && c.status === 'True') && status.desiredReplicas === PODS
    );
  });
  assert.equal(Math.min(...(await wanted())), dips ? 1 : PODS, `${name}: the smallest number of pods that was wanted`);
  await cluster.api.delete(`/api/v1/namespaces/${namespace}`);
}

const PAGE = join(__dirname, '../../../../../docs/migrate/take-over.md');

/** A block of step 3 as it stands there, without the copy that only somebody at a desk can edit. */
function step3(word: string, namespace: string): string {
  const [, section] = /\n## 3\. ([^]*?)\n## 4\. /.exec(readFileSync(PAGE, 'utf8'))!;
  const blocks = [...section!.matchAll(/```sh\n([^]*?)```/g)].map(([, block]) => block!.replace(/^cp .*\n/m, ''));
  const [block] = blocks.filter((candidate) => candidate.includes(word));
  assert.ok(block, `step 3 has a block with ${word}`);
  return filledIn(block, { NS: namespace, NAME: 'gateway' });
}

const labels = { app: 'gateway' };
const IMAGE = 'acme/plain:1';

/** A Deployment as many have it. */
const whatRuns = (namespace: string): Manifest[] => [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'gateway', namespace },
    spec: {
      replicas: PODS,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [{ name: 'gateway', image: IMAGE, imagePullPolicy: 'IfNotPresent', ports: [{ containerPort: 8080 }] }],
        },
      },
    },
  },
];

const gateway = (namespace: string): Manifest[] =>
  synth((chart) => {
    const profile = product({ finishesAnswers: true, sleepInImage: true });
    const target = new LlmGateway(chart, 'gateway', { name: 'gateway', profile, ...SHORT, selectorLabels: labels });
    new GatewayAutoscaling(chart, 'autoscaling', {
      target,
      minReplicas: PODS,
      maxReplicas: PODS + 1,
      signals: [ScalingSignal.cpuUtilization(90)],
    });
  }, namespace);
