import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import { Alerts, ClusterProfile, GatewayObservability, MetricsAuth, MonitoringStack, Scrape, SloObjective } from '../../src';
import type { GatewayObservabilityProps, ProductFacts } from '../../src';
import { all, only } from '../support/find';
import { expectFinding } from '../support/errors';
import { acme, credentials, gateway } from '../support/gateway';
import type { Manifest } from '../support/manifest';
import { synth } from '../support/synth';
import { warned } from '../support/warned';
import { METRICS, PRODUCT } from './fixture';

const PROBE = { url: 'https://llm.example.com/ready' };

/** A gateway that is watched on a cluster with one stack. */
function watched(stack: MonitoringStack, props: Partial<GatewayObservabilityProps> = {}, product: Partial<ProductFacts> = {}) {
  return (chart: Chart): void => {
    ClusterProfile.kind().withFacts({ monitoring: { stack } }).applyTo(chart);
    const profile = acme({ ...PRODUCT, ...product });
    const target = gateway({ profile, credentials: [credentials('metrics-token', 'metrics-user')] })(chart);
    const objectives = [SloObjective.availability(0.99)];
    new GatewayObservability(chart, 'observability', { target, objectives, ...props });
  };
}
const kinds = (manifests: readonly Manifest[]): string[] =>
  manifests
    .filter(({ apiVersion }) => /monitoring|victoria/.test(apiVersion))
    .map(({ apiVersion, kind }) => `${apiVersion} ${kind}`);
const open = { metrics: { ...METRICS, endpoint: { listener: 'metrics' } } };

test.each([
  [
    MonitoringStack.PROMETHEUS_OPERATOR,
    ['monitoring.coreos.com/v1 ServiceMonitor', 'monitoring.coreos.com/v1 Probe', 'monitoring.coreos.com/v1 PrometheusRule'],
  ],
  [
    MonitoringStack.OPENSHIFT,
    ['monitoring.coreos.com/v1 ServiceMonitor', 'monitoring.coreos.com/v1 Probe', 'monitoring.coreos.com/v1 PrometheusRule'],
  ],
  [MonitoringStack.GOOGLE, ['monitoring.googleapis.com/v1 PodMonitoring', 'monitoring.googleapis.com/v1 Rules']],
  [MonitoringStack.AZURE, ['azmonitoring.coreos.com/v1 ServiceMonitor']],
  [
    MonitoringStack.VICTORIA_METRICS,
    ['VMServiceScrape', 'VMProbe', 'VMRule'].map((kind) => `operator.victoriametrics.com/v1beta1 ${kind}`),
  ],
])('on %s there are the objects that it reads', (stack, expected) => {
  expect(kinds(synth(watched(stack, { publicProbe: PROBE })))).toEqual(expected);
});

describe('Google Managed Prometheus', () => {
  const manifests = synth(watched(MonitoringStack.GOOGLE));
  const monitor = only(manifests, 'PodMonitoring');

  test('asks the pods themselves, with what a PodMonitoring must have', () => {
    expect(monitor['spec']).toEqual({
      selector: { matchLabels: { 'app.kubernetes.io/name': 'acme', 'app.kubernetes.io/instance': 'test-gateway' } },
      endpoints: [
        {
          port: 'metrics',
          path: '/metrics',
          interval: '30s',
          timeout: '10s',
          authorization: { type: 'Bearer', credentials: { secret: { name: 'credentials', key: 'metrics-token' } } },
        },
      ],
    });
  });

  test('calls the job as the rules do', () => {
    expect(monitor.metadata.name).toBe('test-gateway');
    expect(JSON.stringify(only(manifests, 'Rules')['spec'])).toContain('job=\\"test-gateway\\"');
  });

  test('has the rules of the Prometheus operator', () => {
    const ours = only(synth(watched(MonitoringStack.PROMETHEUS_OPERATOR)), 'PrometheusRule')['spec'];

    expect(only(manifests, 'Rules')['spec']).toEqual(ours);
  });

  test.each([
    ['relabelings', { relabelings: [{ action: 'drop', sourceLabels: ['a'] }] }],
    ['honorLabels', { honorLabels: true }],
  ])('fails with %s, which it has not', (name, options) => {
    expectFinding(watched(MonitoringStack.GOOGLE, { scrape: Scrape.serviceMonitor(options) }), 'LLMGW-615', `scrape.${name}`);
  });

  test('is warned of where it cannot say who asks', () => {
    const endpoint = {
      listener: 'metrics',
      auth: MetricsAuth.BASIC,
      credential: 'metrics-token',
      userCredential: 'metrics-user',
    };

    const credentials = [...(PRODUCT.credentials ?? []), { name: 'metrics-user', env: 'METRICS_USER' }];
    const product = { credentials, metrics: { ...METRICS, endpoint } };

    expect(warned(watched(MonitoringStack.GOOGLE, {}, product), 'LLMGW-617')).toHaveLength(1);
  });
});

test('VictoriaMetrics spells the steps for labels its own way', () => {
  const [endpoint] = only(synth(watched(MonitoringStack.VICTORIA_METRICS)), 'VMServiceScrape')['spec'].endpoints;

  expect(endpoint.relabelConfigs).toEqual([{ action: 'replace', targetLabel: 'job', replacement: 'test-gateway' }]);
  expect(Object.keys(endpoint)).not.toContain('relabelings');
});

test('the probe of VictoriaMetrics has its targets and its prober', () => {
  const { spec } = only(synth(watched(MonitoringStack.VICTORIA_METRICS, { publicProbe: PROBE })), 'VMProbe') as any;

  expect(spec).toMatchObject({ vmProberSpec: { url: expect.any(String) }, targets: { static: { targets: [PROBE.url] } } });
});

test('Azure is told the limits without which it drops a scrape', () => {
  const { spec } = only(synth(watched(MonitoringStack.AZURE)), 'ServiceMonitor') as any;

  expect(spec).toMatchObject({ labelLimit: 63, labelNameLengthLimit: 511, labelValueLengthLimit: 1023 });
});

test('Amazon finds pods by their annotations', () => {
  const manifests = synth(watched(MonitoringStack.AMAZON, {}, open));

  expect(only(manifests, 'Deployment')['spec'].template.metadata.annotations).toMatchObject({ 'prometheus.io/scrape': 'true' });
  expect(all(manifests, 'ServiceMonitor')).toEqual([]);
});

test('a monitor for Amazon is warned of', () => {
  expect(warned(watched(MonitoringStack.AMAZON, { scrape: Scrape.podMonitor() }), 'LLMGW-615')).toHaveLength(1);
});

test.each([
  [MonitoringStack.AZURE, ['alerts', 'publicProbe']],
  [MonitoringStack.AMAZON, ['alerts', 'publicProbe']],
  [MonitoringStack.GOOGLE, ['publicProbe']],
  [MonitoringStack.VICTORIA_METRICS, []],
])('what %s has no object for is warned of', (stack, props) => {
  const lines = warned(watched(stack, { publicProbe: { ...PROBE, interval: Duration.seconds(60) } }), 'LLMGW-616');

  expect(lines.map((line) => /'(\w+)'/.exec(line)![1])).toEqual(props);
});

test('nobody who says Alerts.none() is warned about rules', () => {
  expect(warned(watched(MonitoringStack.AZURE, { alerts: Alerts.none(), objectives: [] }), 'LLMGW-616')).toEqual([]);
});
