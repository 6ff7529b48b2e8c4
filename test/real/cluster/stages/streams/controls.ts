import assert from 'node:assert/strict';
import { Duration } from 'cdk8s';
import type { Manifest } from '../../../../support/manifest';
import type { Cluster } from '../../parts/cluster';
import { Load } from '../../parts/load';
import { restart } from './disturbances';
import { counted } from '../../counted';
import { refusedOf } from './figures';
import type { Figure } from './figures';
import { gatewayOf, LONGER, LONGEST, product, standInOf } from './gateways';
import { Scene } from './scene';

/** What a team writes without the library, and what happens then. */
interface Control {
  readonly name: string;
  readonly fails: (cluster: Cluster) => Promise<void>;
}

/** Ends at SIGTERM when the last stream has ended, as most servers do, but nothing waits for the proxies or for the streams. */
const plain = (pod: object, container: object = {}): Manifest[] => [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'plain' },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: 'plain' } },
      template: {
        metadata: { labels: { app: 'plain' } },
        spec: {
          containers: [
            {
              name: 'gateway',
              image: 'acme/plain:1',
              imagePullPolicy: 'IfNotPresent',
              ports: [{ containerPort: 8080 }],
              readinessProbe: { httpGet: { path: '/', port: 8080 }, periodSeconds: 2 },
              ...container,
            },
          ],
          ...pod,
        },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'plain' },
    spec: { selector: { app: 'plain' }, ports: [{ port: 80, targetPort: 8080 }] },
  },
];

/** Milliseconds between connections: often enough to meet the moment between the end of a server and its being forgotten. */
export const CONTROL_EVERY = 10;

/** The grace period is shortened as much as the streams: thirty seconds beside five minutes are here four beside twelve. */
const SHORT_GRACE = 4;
const preStop = { lifecycle: { preStop: { exec: { command: ['sleep', '3'] } } } };

/** The library believes what a profile says. */
const SAID = { finishesAnswers: true, sleepInImage: true };
const TRULY = {};
const believed = (): Manifest[] =>
  gatewayOf('streams-control-wrong-facts', product(SAID, TRULY), { maxStreamDuration: Duration.seconds(LONGER), replicas: 2 });

export const CONTROLS: readonly Control[] = [
  control('wrong-facts', 'ends at once, said to wait for its streams', believed(), {
    kind: 'wrong',
    longest: LONGER,
    does: standInOf(TRULY),
  }),
  plainControl('a plain Deployment', plain({ terminationGracePeriodSeconds: SHORT_GRACE })),
  plainControl('a long grace period alone', plain({ terminationGracePeriodSeconds: LONGEST + 30 })),
  plainControl(
    'a preStop hook alone',
    plain({ terminationGracePeriodSeconds: SHORT_GRACE }, { image: 'acme/with-sleep:1', ...preStop }),
  ),
];

function plainControl(name: string, manifests: readonly Manifest[]): Control {
  return control(name.toLowerCase().replaceAll(' ', '-'), name, manifests, {
    kind: 'without',
    longest: LONGEST,
    every: CONTROL_EVERY,
    does: {},
  });
}

interface Play {
  readonly kind: Figure['control'];
  readonly longest: number;
  readonly every?: number;
  readonly does: Readonly<Record<string, string>>;
}

function control(id: string, name: string, manifests: readonly Manifest[], { kind, longest, every, does }: Play): Control {
  const namespace = `streams-control-${id}`;
  const fails = async (cluster: Cluster): Promise<void> => {
    const scene = await Scene.set(cluster, namespace, manifests, does);
    const load = await Load.start(cluster, namespace, 'client', { url: await scene.url(), longest, every });
    await restart(scene);
    await scene.settled();
    const report = await load.stop(longest + 60);
    counted.figures.push({ gateway: name, disturbance: 'rollout restart', report, control: kind });
    const events = await cluster.api.list(`/api/v1/namespaces/${namespace}/events`);
    await scene.strike();
    assert.ok(!events.some(({ reason }) => reason === 'FailedPreStopHook'), 'a hook that there is runs');
    assert.ok(
      (report.counts.cut ?? 0) + refusedOf(report) > 0,
      'nothing was cut or refused: the test would not see it elsewhere either',
    );
  };
  return { name, fails };
}
