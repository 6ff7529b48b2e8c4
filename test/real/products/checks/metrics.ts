import assert from 'node:assert/strict';
import type { HistogramFacts, ProductMetrics } from '../../../../src';
import { catalogOf, TARGET_LABELS } from '../../../../src/observability/catalog';
import { all, only } from '../../../support/find';
import type { Manifest } from '../../../support/manifest';
import { promqlReading } from '../../../support/promql';
import { call } from '../client';
import { seriesIn } from '../exposition';
import type { Series } from '../exposition';
import type { Pod } from '../pod/pod';
import { begin } from '../running';
import { SHORT_STREAM } from '../subject';
import type { Subject } from '../subject';

/** Every series that profile, alerts and dashboards read is there after good, streamed and failed requests. */
export async function metricsExist(subject: Subject, pod: Pod): Promise<void> {
  const { facts, api } = subject;
  const metrics = facts.metrics ?? {};
  const manifests = subject.manifests(SHORT_STREAM);
  if (metrics.endpoint === undefined) {
    await nothingIsServed(subject);
    return;
  }
  const during = await begin(subject, { hold: true, pieces: 3 });
  for (const request of [api.good, ...api.failed]) await call(request);
  subject.release();
  if (api.lastPiece === undefined) during.close();
  await during.end;

  const read = [...profileReads(metrics), ...queriesOf(manifests).flatMap((expression) => selectorsOf(expression))];
  let missing: string[] = [];
  const complete = async () => {
    const series = await scrape(subject, manifests);
    missing = [...new Set(read.flatMap((wanted) => lacks(wanted, series, subject.metricsNotHere ?? {})))];
    return missing.length === 0;
  };
  // counters of a finished answer may be written a moment later
  await pod
    .until(complete, subject.patience ?? 20, 'series of the profile, the alerts and the dashboards')
    .catch(() => undefined);
  assert.deepEqual(missing, []);
  assert.deepEqual(wrongBuckets(metrics, await scrape(subject, manifests)), []);
}

/** A metric, its labels, and a matcher that is expected to match something. */
interface Wanted {
  readonly metric: string;
  readonly labels: readonly string[];
}

function profileReads(metrics: ProductMetrics): Wanted[] {
  const cluster = catalogOf({});
  return [...catalogOf(metrics)]
    .filter(([metric]) => !cluster.has(metric))
    .map(([metric, labels]) => ({ metric, labels: labels ?? [] }));
}

/** The expressions of all alerts and panels. */
function queriesOf(manifests: readonly Manifest[]): string[] {
  const rules = all(manifests, 'PrometheusRule').flatMap(({ spec }) => spec.groups.flatMap((group: any) => group.rules));
  const dashboards = all(manifests, 'ConfigMap').flatMap(({ data = {} }) =>
    Object.entries(data)
      .filter(([file]) => file.endsWith('.json'))
      .map(([, text]) => JSON.parse(String(text))),
  );
  const panels = dashboards.flatMap((dashboard) => dashboard.panels ?? []);
  return [...rules, ...panels.flatMap((panel: any) => panel.targets ?? [])].map(({ expr }) => String(expr));
}

function selectorsOf(expression: string): Wanted[] {
  const cluster = catalogOf({});
  const { selectors } = promqlReading(expression.replaceAll('$__rate_interval', '5m').replaceAll('$__range', '1h'));
  return selectors.filter(({ metric }) => !cluster.has(metric) && !metric.includes(':'));
}

function lacks({ metric, labels }: Wanted, series: readonly Series[], notHere: Readonly<Record<string, string>>): string[] {
  const own = series.filter(({ name }) => name === metric);
  if (own.length === 0) return notHere[metric] === undefined ? [`${metric} is exported by nobody`] : [];
  const known = new Set(own.flatMap((one) => Object.keys(one.labels)));
  return labels
    .filter((label) => !known.has(label) && !TARGET_LABELS.includes(label))
    .map((label) => `${metric} has no label ${label}, it has ${[...known].join(', ')}`);
}

/** The largest finite bucket is what the profile says; thresholds are checked against it. */
function wrongBuckets({ duration, timeToFirstToken }: ProductMetrics, series: readonly Series[]): string[] {
  return [duration, timeToFirstToken]
    .filter((histogram): histogram is HistogramFacts => histogram?.topBucket !== undefined)
    .flatMap(({ name, topBucket, perSecond = 1 }) => {
      const bounds = series.filter((one) => one.name === `${name}_bucket`).map(({ labels }) => Number(labels['le']));
      const top = Math.max(...bounds.filter(Number.isFinite)) / perSecond;
      return top === topBucket || bounds.length === 0 ? [] : [`${name} ends at ${top} s, ${topBucket} s are stated`];
    });
}

/** Asks as the monitor tells Prometheus to. */
async function scrape(subject: Subject, manifests: readonly Manifest[]): Promise<Series[]> {
  const [endpoint] = only(manifests, 'ServiceMonitor')['spec'].endpoints;
  const listener = subject.facts.listeners.find(({ name }) => name === endpoint.port)!;
  const secret = ({ name, key }: { name: string; key: string }) => subject.secrets[name]?.[key] ?? '';
  const { authorization, basicAuth, path = '/metrics' } = endpoint;
  const basic = basicAuth && Buffer.from(`${secret(basicAuth.username)}:${secret(basicAuth.password)}`).toString('base64');
  const header = authorization ? `Bearer ${secret(authorization.credentials)}` : basic ? `Basic ${basic}` : undefined;
  const { status, body } = await call({ port: listener.port, path, headers: header ? { authorization: header } : {} });
  assert.equal(status, 200, `GET ${path}: ${body}`);
  if (header !== undefined) {
    const anonymous = await call({ port: listener.port, path });
    assert.ok(anonymous.status === 401 || anonymous.status === 403, `${path} answers ${anonymous.status} to anybody`);
  }
  return seriesIn(body);
}

/** A product without metrics has no page of them. */
async function nothingIsServed({ facts }: Subject): Promise<void> {
  for (const { port } of facts.listeners) {
    const { body } = await call({ port, path: '/metrics' }).catch(() => ({ body: '' }));
    assert.deepEqual(
      seriesIn(body).filter(({ labels }) => Object.keys(labels).length > 0),
      [],
      `port ${port} serves metrics`,
    );
  }
}
