import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Duration } from 'cdk8s';
import { Alerts, GatewayObservability, GatewayProfile, LlmGateway, MetricsAuth, SloObjective } from '../../src';
import type { GatewayProfile as Profile, ICredentialSource } from '../../src';
import { METRICS, PRODUCT } from '../observability/fixture';
import { only } from '../support/find';
import { FACTS } from '../support/gateway';
import type { Manifest } from '../support/manifest';
import { synth } from '../support/synth';
import { ended } from './stores/ended';
import { exporter, SECRET } from './prometheus/exporter';
import { freePort, program } from './stores/programs';

// The real Prometheus and Alertmanager (Debian: prometheus, prometheus-alertmanager) scrape a process that serves the metrics of
// each product behind its authentication, evaluate the synthesized rules, and an alert arrives at a webhook. Minutes are seconds.

interface Alert {
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
}

const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
const processes: ChildProcess[] = [];
const servers: Server[] = [];
const received: Alert[] = [];
let url = '';

const acme = (auth: MetricsAuth) =>
  GatewayProfile.custom({
    ...FACTS,
    ...PRODUCT,
    metrics: { ...METRICS, endpoint: { ...METRICS.endpoint, auth, userCredential: 'metrics-user' } },
    credentials: [
      { name: 'metrics-token', env: 'TOKEN' },
      { name: 'metrics-user', env: 'METRICS_USER' },
    ],
  });

const products: Record<string, Profile> = {
  bearer: acme(MetricsAuth.BEARER),
  basic: acme(MetricsAuth.BASIC),
  'wrong-token': acme(MetricsAuth.BEARER),
  keeptrusts: GatewayProfile.keeptrusts({ version: '1.8.2' }),
  dvara: GatewayProfile.dvara({ version: '1.6.0' }),
  latticelm: GatewayProfile.llmGateway({ image: 'ghcr.io/example/llm-gateway:sha-0123456' }),
};

/** Every credential is in one Secret, under its name. */
const anything: ICredentialSource = { credentialNames: [], credential: (name) => ({ secretName: 'credentials', key: name }) };

/** The monitor and the rules of a product, whatever else the product needs to run. */
function objects(name: string, { facts }: Profile): Manifest[] {
  const { product, metrics, listeners, credentials } = facts;
  return synth((chart) => {
    const profile = GatewayProfile.custom({
      ...FACTS,
      product,
      metrics,
      listeners,
      credentials,
      health: { startup: {}, readiness: {}, liveness: {} },
    });
    const target = new LlmGateway(chart, name, { name, profile, credentials: [anything] });
    const extras =
      product === 'acme'
        ? {
            alerts: Alerts.prometheusRule({ dailyBudget: 100 }),
            objectives: [SloObjective.availability(99), SloObjective.latency(99, Duration.seconds(30))],
          }
        : {};
    new GatewayObservability(chart, 'observability', { target, ...extras });
  });
}

/** What the Prometheus operator makes of a ServiceMonitor, for one pod on this machine. */
function scrapeConfig(name: string, monitor: Manifest, port: number): object {
  const [endpoint] = monitor.spec.endpoints;
  const secret = ({ key }: { key: string }) =>
    name === 'wrong-token' ? 'wrong' : key.includes('user') ? SECRET.user : SECRET.credential;
  const { authorization, basicAuth } = endpoint;
  return {
    job_name: `serviceMonitor/${monitor.metadata.namespace}/${name}/0`,
    metrics_path: endpoint.path,
    scheme: endpoint.scheme ?? 'http',
    scrape_interval: '500ms',
    scrape_timeout: '500ms',
    ...(authorization && { authorization: { type: authorization.type, credentials: secret(authorization.credentials) } }),
    ...(basicAuth && { basic_auth: { username: secret(basicAuth.username), password: secret(basicAuth.password) } }),
    static_configs: [{ targets: [`127.0.0.1:${port}`], labels: { namespace: monitor.metadata.namespace, pod: `${name}-0` } }],
    relabel_configs: endpoint.relabelings.map((step: any) => ({
      action: step.action,
      target_label: step.targetLabel,
      replacement: step.replacement,
    })),
  };
}

/** The rules with seconds for minutes. */
function hurried(rules: Manifest): object {
  const text = JSON.stringify(rules.spec);
  const factor: Record<string, number> = { m: 1, h: 60, d: 1440 };
  const faster = (n: string, unit: string) => `${Number(n) * factor[unit]!}s`;
  return JSON.parse(
    text
      .replaceAll('"interval":"30s"', '"interval":"1s"')
      .replace(/\[(\d+)([mhd])\]/g, (_, n: string, unit: string) => `[${faster(n, unit)}]`)
      .replace(/"for":"(\d+)([mhd])"/g, (_, n: string, unit: string) => `"for":"${faster(n, unit)}"`),
  );
}

function listen(server: Server): Promise<number> {
  servers.push(server);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

function start(name: string, ...args: string[]): void {
  const command = program(name, name);
  if (command === undefined) throw new Error(`${name} is missing, and cannot be installed here`);
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr!.on('data', (data) => (log += String(data)));
  child.on('exit', (code) => {
    if (code) console.error(`${name} ended with ${code}:\n${log}`);
  });
  processes.push(child);
}

/** Asks until the answer is there. */
async function eventually<T>(what: string, ask: () => T | undefined | Promise<T | undefined>, seconds = 60): Promise<T> {
  for (let i = 0; i < seconds * 4; i++) {
    const answer = await Promise.resolve()
      .then(ask)
      .catch(() => undefined);
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(
    `${what} did not happen within ${seconds} seconds; received: ${received.map((a) => a.labels['alertname']).join(', ')}`,
  );
}

async function api(path: string): Promise<any> {
  return ((await (await fetch(`${url}/api/v1/${path}`)).json()) as { data: unknown }).data;
}

const alertOf = (gateway: string, alertname: string) => () =>
  received.find(({ labels }) => labels['gateway'] === gateway && labels['alertname'] === alertname);

before(async () => {
  const webhook = await listen(
    createServer((request, response) => {
      let body = '';
      request.on('data', (data) => (body += String(data)));
      request.on('end', () => {
        received.push(...(JSON.parse(body) as { alerts: Alert[] }).alerts);
        response.end();
      });
    }),
  );
  const [prometheus, alertmanager] = [await freePort(), await freePort()];
  const scrapes: object[] = [];
  for (const [name, profile] of Object.entries(products)) {
    const manifests = objects(name, profile);
    const port = await listen(exporter(profile.facts));
    scrapes.push(scrapeConfig(name, only(manifests, 'ServiceMonitor'), port));
    writeFileSync(join(folder, `${name}.rules.json`), JSON.stringify(hurried(only(manifests, 'PrometheusRule'))));
  }
  writeFileSync(
    join(folder, 'prometheus.json'),
    JSON.stringify({
      global: { scrape_interval: '500ms', scrape_timeout: '500ms', evaluation_interval: '1s' },
      rule_files: ['*.rules.json'],
      scrape_configs: scrapes,
      alerting: { alertmanagers: [{ static_configs: [{ targets: [`127.0.0.1:${alertmanager}`] }] }] },
    }),
  );
  writeFileSync(
    join(folder, 'alertmanager.json'),
    JSON.stringify({
      route: { receiver: 'hook', group_by: ['...'], group_wait: '0s', group_interval: '1s' },
      receivers: [{ name: 'hook', webhook_configs: [{ url: `http://127.0.0.1:${webhook}/`, send_resolved: false }] }],
    }),
  );
  start(
    'prometheus-alertmanager',
    '--config.file=alertmanager.json',
    '--storage.path=alertmanager',
    `--web.listen-address=127.0.0.1:${alertmanager}`,
    '--cluster.listen-address=',
  );
  start(
    'prometheus',
    '--config.file=prometheus.json',
    '--storage.tsdb.path=data',
    `--web.listen-address=127.0.0.1:${prometheus}`,
  );
  url = `http://127.0.0.1:${prometheus}`;
  await eventually('Prometheus is ready', async () => ((await fetch(`${url}/-/ready`)).ok ? true : undefined));
});

after(async () => {
  await ended(processes);
  for (const server of servers) server.close();
  for (const server of servers) server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

for (const name of Object.keys(products).filter((product) => product !== 'wrong-token')) {
  test(`${name} is scraped with the credential that its monitor carries`, async () => {
    await eventually(`a scrape of ${name}`, async () => {
      const { activeTargets } = await api('targets');
      return activeTargets.find((t: any) => t.labels.job === name && t.health === 'up');
    });
  });

  test(`${name} fails half of its requests, which arrives at the webhook`, async () => {
    const alert = await eventually(`HighErrorRate of ${name}`, alertOf(name, 'HighErrorRate'));

    assert.equal(alert.labels['severity'], 'critical');
    assert.equal(alert.labels['namespace'], 'ai-platform');
    assert.equal(alert.annotations['summary'], `50% of the requests to ${name} fail`);
    assert.match(alert.annotations['runbook_url']!, /\/docs\/runbooks\/HighErrorRate\.md$/);
  });
}

test('a monitor with a wrong token is answered 401, and that is an alert as well', async () => {
  const target = await eventually('a failed scrape', async () => {
    const { activeTargets } = await api('targets');
    return activeTargets.find((t: any) => t.labels.job === 'wrong-token' && t.health === 'down');
  });
  assert.match(target.lastError, /401/);
  const alert = await eventually('MetricsAbsent', alertOf('wrong-token', 'MetricsAbsent'));

  assert.equal(alert.labels['severity'], 'critical');
});

test('an objective that is missed calls somebody', async () => {
  await eventually('AvailabilityBurnFast', alertOf('bearer', 'AvailabilityBurnFast'));
});

test('every rule is evaluated without an error', async () => {
  const { groups } = await eventually('evaluations', async () => {
    const rules = await api('rules');
    return rules.groups.every((g: any) => g.rules.every((r: any) => r.health !== 'unknown')) ? rules : undefined;
  });
  const wrong = groups.flatMap((g: any) => g.rules).filter((rule: any) => rule.health !== 'ok');

  assert.ok(groups.length >= Object.keys(products).length);
  assert.deepEqual(
    wrong.map((rule: any) => `${rule.name}: ${rule.lastError}`),
    [],
  );
});

test('no alert has a template that cannot be filled in', () => {
  const texts = received.flatMap(({ annotations }) => Object.values(annotations));

  assert.deepEqual(
    texts.filter((text) => /<error|<no value>|\{\{/.test(text)),
    [],
  );
});
