import { Duration } from 'cdk8s';
import { GatewayObservability, ListenerRole, MetricsAuth, NetworkPeer, Scrape } from '../../src';
import type { ScrapeOptions } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { all, only, podTemplateOf } from '../support/find';
import { FACTS, keeptrusts } from '../support/gateway';
import { synth } from '../support/synth';
import { alertIn, measured, METRICS, observed, rulesIn } from './fixture';

const every: Required<ScrapeOptions> = {
  interval: Duration.seconds(15),
  timeout: Duration.seconds(5),
  labels: { release: 'prometheus' },
  sampleLimit: 20000,
  honorLabels: true,
  relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node' }],
  metricRelabelings: [
    { sourceLabels: ['__name__'], separator: ';', regex: 'go_.*', action: 'drop' },
    { targetLabel: 'cluster', replacement: 'eu-1' },
  ],
  tls: { ca: { secretName: 'ca', key: 'ca.crt' }, serverName: 'edge', insecureSkipVerify: false },
};

const secure = {
  listeners: [...FACTS.listeners, { name: 'metrics', port: 9090, role: ListenerRole.METRICS, tls: true }],
};

const endpointOf = (build: Parameters<typeof synth>[0]) => only(synth(build), 'ServiceMonitor').spec.endpoints[0];

describe('Scrape', () => {
  test('is by default a ServiceMonitor with the name of the workload, its port, its path and its credential', () => {
    const manifests = synth(observed());
    const monitor = only(manifests, 'ServiceMonitor');

    expect(monitor.metadata.name).toBe('edge');
    expect(monitor.spec.selector.matchLabels).toMatchObject({ 'app.kubernetes.io/instance': 'edge' });
    expect(monitor.spec.endpoints).toEqual([
      {
        port: 'metrics',
        path: '/metrics',
        interval: '30s',
        scrapeTimeout: '10s',
        authorization: { type: 'Bearer', credentials: { name: 'credentials', key: 'metrics-token' } },
        relabelings: [{ action: 'replace', targetLabel: 'job', replacement: 'edge' }],
      },
    ]);
    expect(manifests).toBeSound();
  });

  test.each(['serviceMonitor', 'podMonitor'] as const)('takes every option in a %s', (kind) => {
    const manifests = synth(observed({ scrape: Scrape[kind](every) }, measured(secure)));

    expect(manifests.filter((m) => m.kind.endsWith('Monitor'))).toMatchSnapshot();
    expect(manifests).toBeSound();
  });

  test('asks with user and password where the product wants that', () => {
    const endpoint = { ...METRICS.endpoint, auth: MetricsAuth.BASIC, userCredential: 'metrics-user' };
    const names = ['metrics-token', 'metrics-user'];
    const facts = {
      metrics: { ...METRICS, endpoint },
      credentials: names.map((name) => ({ name, env: name.toUpperCase().replace('-', '_') })),
    };

    expect(endpointOf(observed({}, measured(facts))).basicAuth).toEqual({
      username: { name: 'credentials', key: 'metrics-user' },
      password: { name: 'credentials', key: 'metrics-token' },
    });
  });

  test('lets Prometheus through the network policy, to the metrics port only', () => {
    const rules = (prometheus?: NetworkPeer) => only(synth(observed({ prometheus })), 'NetworkPolicy').spec.ingress;
    const peer = (from: object) => ({ from: [from], ports: [{ port: 9090, protocol: 'TCP' }] });

    expect(rules()).toContainEqual(peer({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }));
    expect(rules(NetworkPeer.pods({ app: 'prometheus' }, 'observability'))).toContainEqual(
      peer({
        podSelector: { matchLabels: { app: 'prometheus' } },
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'observability' } },
      }),
    );
  });

  test('writes annotations where that is how Prometheus finds pods, and alerts then know the pods by their names', () => {
    const open = measured({ metrics: { ...METRICS, endpoint: { listener: 'metrics', path: '/prom' } } });
    const manifests = synth(observed({ scrape: Scrape.annotations() }, open));

    expect(all(manifests, 'ServiceMonitor')).toEqual([]);
    expect(podTemplateOf(only(manifests, 'Deployment')).metadata.annotations).toMatchObject({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '9090',
      'prometheus.io/path': '/prom',
    });
    expect(alertIn(manifests, 'HighErrorRate').expr).toContain('job="kubernetes-pods",pod=~"edge-[a-z0-9]+-[a-z0-9]{5}"');
  });

  test('asks the TLS listener by the name of the Service', () => {
    expect(endpointOf(observed({}, measured(secure)))).toMatchObject({
      scheme: 'https',
      tlsConfig: { serverName: 'edge.ai-platform.svc' },
    });
  });

  test('of Keeptrusts needs no credential', () => {
    const manifests = synth((chart) => new GatewayObservability(chart, 'observability', { target: keeptrusts()(chart) }));

    expect(only(manifests, 'ServiceMonitor').spec.endpoints[0]).not.toHaveProperty('authorization');
    expect(only(manifests, 'PrometheusRule').metadata.name).toBe('keeptrusts-gateway-alerts');
    expect(manifests).toBeSound();
  });
});

describe('a product that cannot be scraped', () => {
  const light = measured({ metrics: { unavailable: 'it pushes its metrics to an APM' } });

  test('has no monitor, a warning, and the alerts that Kubernetes can tell', () => {
    const warn = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const manifests = synth(observed({}, light));
    const printed = warn.mock.calls.join('');
    warn.mockRestore();

    expect(printed).toContain('[LLMGW-602]');
    expect(printed).toContain('it pushes its metrics to an APM');
    expect(all(manifests, 'ServiceMonitor')).toEqual([]);
    expect(rulesIn(manifests).map(({ alert }) => alert)).toContain('GatewayDown');
    expect(rulesIn(manifests).map(({ alert }) => alert)).not.toContain('MetricsAbsent');
  });

  test('fails when a monitor is asked for', () => {
    expectFinding(observed({ scrape: Scrape.serviceMonitor() }, light), 'LLMGW-601', 'it pushes its metrics to an APM');
  });

  test('says nothing when no scrape is asked for', () => {
    expect(findings(observed({ scrape: Scrape.none() }, light))).toEqual([]);
  });
});

describe('Scrape refuses', () => {
  test('fails without the credential that the metrics path wants', () => {
    const optional = measured({ credentials: [] });

    expectFinding(observed({}, optional), 'LLMGW-603', '"metrics-token"', 'every scrape would be answered 401');
  });

  test('fails with annotations for a path that wants a credential', () => {
    expectFinding(observed({ scrape: Scrape.annotations() }), 'LLMGW-603', 'annotations cannot carry');
  });

  test.each<[string, ScrapeOptions, string]>([
    [
      'an interval that leaves too few samples',
      { interval: Duration.seconds(76) },
      '\'scrape.interval\' = "1 minute 16 seconds"',
    ],
    ['a timeout longer than the interval', { interval: Duration.seconds(15), timeout: Duration.seconds(16) }, "'scrape.timeout'"],
  ])('fails with %s', (_, options, part) => {
    expectFinding(observed({ scrape: Scrape.serviceMonitor(options) }), 'LLMGW-604', part);
  });

  test('fails with a ServiceMonitor for a listener that the Service does not have, which a PodMonitor reaches', () => {
    const hidden = measured({
      listeners: [...FACTS.listeners, { name: 'metrics', port: 9090, role: ListenerRole.METRICS, published: false }],
    });

    expectFinding(observed({}, hidden), 'LLMGW-605', 'does not publish listener "metrics"', 'Scrape.podMonitor()');
    expect(synth(observed({ scrape: Scrape.podMonitor() }, hidden))).toBeSound();
  });

  test('fails with a listener that does not exist', () => {
    const endpoint = { listener: 'metrix' };

    expectFinding(observed({}, measured({ metrics: { ...METRICS, endpoint } })), 'LLMGW-605', 'use one of http, metrics');
  });
});
