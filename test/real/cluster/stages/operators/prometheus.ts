import assert from 'node:assert/strict';
import { Duration } from 'cdk8s';
import { BlueGreen, Findings, MetricsAuth, Scrape, SloObjective } from '../../../../../src';
import type { Manifest } from '../../../../support/manifest';
import { synth } from '../../../../support/synth';
import { counted } from '../../counted';
import { debianVersion } from '../../machine/debian-programs';
import { pinned } from '../../machine/sources';
import { eventually, pause } from '../../machine/wait';
import type { Cluster } from '../../parts/cluster';
import { Prometheus, prometheusVersion, runBeside } from '../../parts/prometheus';
import { Scene } from '../streams/scene';
import { MEASURED, measuredGateway, METRICS_KEYS, observe } from './measured';

const NAMESPACE = 'watched';
/** Where the library expects the blackbox exporter, unless it is told otherwise. */
const MONITORING = 'monitoring';
const ALERTMANAGER = 'prometheus-alertmanager';
const BLACKBOX = 'prometheus-blackbox-exporter';
const RELEASE = 'tests';
/** Whose pods each job has, exactly once. */
const OPEN: Readonly<Record<string, number>> = { open: 1, 'open-public': 1, blue: 1, green: 2 };
const GUARDED: Readonly<Record<string, number>> = { bearer: 1, basic: 1 };

/** A gateway for each way to be watched, and a blue-green pair whose slots are told apart by their number of pods. */
function watched(): Manifest[] {
  return synth((chart) => {
    Findings.of(chart).accept('LLMGW-206', 'nobody has these credentials');
    const open = measuredGateway(chart, 'open');
    observe(open, RELEASE, {
      objectives: [SloObjective.availability(99)],
      publicProbe: { url: `${open.url}/ready`, interval: Duration.seconds(5) },
    });
    observe(measuredGateway(chart, 'bearer', MetricsAuth.BEARER), RELEASE);
    observe(measuredGateway(chart, 'basic', MetricsAuth.BASIC), RELEASE, { scrape: Scrape.podMonitor() });
    const blue = measuredGateway(chart, 'blue');
    const green = measuredGateway(chart, 'green', undefined, { replicas: 2 });
    new BlueGreen(chart, 'pair', { blue, green, live: green });
    for (const slot of [blue, green]) observe(slot, RELEASE, { scrape: undefined });
  }, NAMESPACE);
}

/** Each monitor finds its pods, with the credential that they want; rules load; requests that fail raise an alert. */
export async function everythingIsWatched(cluster: Cluster): Promise<void> {
  const manifests = watched();
  const scene = await Scene.set(cluster, NAMESPACE, manifests, MEASURED, ['open', 'blue', 'green']);
  const nobody = { route: { receiver: 'nobody' }, receivers: [{ name: 'nobody' }] };
  await runBeside(cluster, MONITORING, ALERTMANAGER, nobody, 9093, '--storage.path=/tmp/alerts', '--cluster.listen-address=');
  await runBeside(cluster, MONITORING, BLACKBOX, { modules: { http_2xx: { prober: 'http' } } }, 9115);
  const prometheus = await Prometheus.start(cluster, MONITORING, RELEASE, [
    { namespace: MONITORING, name: ALERTMANAGER, port: 'port-9093', apiVersion: 'v2' },
  ]);

  await targetsAre(prometheus, OPEN);
  const failing = requestsFail(scene);
  try {
    await rulesLoad(prometheus, manifests);
    const [probe] = (await prometheus.ask('query?query=probe_success')).result;
    assert.equal(probe?.value[1], '1', 'the public address answers the exporter');

    await cluster.objects.applyAll([{ ...METRICS_KEYS, metadata: { ...METRICS_KEYS.metadata, namespace: NAMESPACE } }]);
    await targetsAre(prometheus, { ...OPEN, ...GUARDED });
    await arrives(cluster, { alertname: 'AvailabilityBurnFast', gateway: 'open', severity: 'critical' });
  } finally {
    await failing();
  }
  await scene.strike();
  count(manifests);
}

function count(manifests: readonly Manifest[]): void {
  const own = pinned('prometheus-operator', 'github.com/prometheus-operator/prometheus-operator');
  const others = ([ALERTMANAGER, BLACKBOX] as const).map((name) => `${name} ${debianVersion(name)}`);
  const targets = Object.values({ ...OPEN, ...GUARDED }).reduce((sum, count) => sum + count);
  counted.controllers.push({
    names: [`prometheus-operator ${own}`, `Prometheus ${prometheusVersion()}`, ...others].join(', '),
    did:
      `${targets} targets of ServiceMonitors, PodMonitors and a Probe up, two of them by credentials; ` +
      `${groupsOf(manifests).flatMap(({ rules }) => rules).length} rules without an error; an alert arrived when requests failed`,
  });
}

/** All targets there are, by job, and that all are up. */
async function targetsAre(prometheus: Prometheus, jobs: Readonly<Record<string, number>>): Promise<void> {
  await eventually(`the targets are those of ${Object.keys(jobs).join(', ')}, and all are up`, async () => {
    const { activeTargets } = await prometheus.ask('targets?state=active');
    const seen: Record<string, number> = {};
    for (const { labels } of activeTargets) seen[labels.job] = (seen[labels.job] ?? 0) + 1;
    assert.deepEqual(seen, jobs);
    for (const { labels, health, lastError } of activeTargets) {
      assert.equal(health, 'up', `${labels.job}: ${lastError}`);
      if (labels.pod) assert.ok(labels.pod.startsWith(`${labels.job}-`), `${labels.pod} is scraped as ${labels.job}`);
    }
    return true;
  });
}

/** Every rule that was written, without an error. */
async function rulesLoad(prometheus: Prometheus, manifests: readonly Manifest[]): Promise<void> {
  const written = Object.fromEntries(groupsOf(manifests).map(({ name, rules }) => [name, rules.length]));
  await eventually('all rules are evaluated without an error', async () => {
    const { groups } = await prometheus.ask('rules');
    assert.deepEqual(Object.fromEntries(groups.map(({ name, rules }: any) => [name, rules.length])), written);
    const faults = groups.flatMap(({ rules }: any) => rules).filter(({ health }: any) => health !== 'ok');
    assert.deepEqual(faults, []);
    return true;
  });
}

const groupsOf = (manifests: readonly Manifest[]): any[] =>
  manifests.filter(({ kind }) => kind === 'PrometheusRule').flatMap(({ spec }) => spec.groups);

/** Clients ask for what fails, until they are stopped. */
function requestsFail(scene: Scene): () => Promise<void> {
  let over = false;
  const asked = (async () => {
    const [pod] = (await scene.cluster.api.list(scene.pods)).filter(({ metadata }) => metadata.name.startsWith('open-'));
    while (!over) {
      assert.equal((await fetch(`http://${pod.status.podIP}:8080/fail`)).status, 500);
      await pause(0.5);
    }
  })();
  asked.catch(() => undefined);
  return () => {
    over = true;
    return asked;
  };
}

/** An alert with these labels is at Alertmanager. */
async function arrives(cluster: Cluster, labels: Readonly<Record<string, string>>): Promise<void> {
  const [pod] = await cluster.api.list(`/api/v1/namespaces/${MONITORING}/pods?labelSelector=app%3D${ALERTMANAGER}`);
  await eventually(
    `${labels['alertname']} arrives at Alertmanager`,
    async () => {
      const alerts = (await (await fetch(`http://${pod.status.podIP}:9093/api/v2/alerts`)).json()) as any[];
      return alerts.some((alert) => Object.entries(labels).every(([name, value]) => alert.labels[name] === value));
    },
    480,
  );
}
