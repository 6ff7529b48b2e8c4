import type { Chart } from 'cdk8s';
import { Alerts, BlueGreen, Dashboards, Findings, GatewayObservability, LlmGateway, Scrape } from '../../src';
import type { GatewayObservabilityProps } from '../../src';
import { TestChart } from '../support/chart';
import { expectFinding, findings } from '../support/errors';
import { all, only } from '../support/find';
import type { Manifest } from '../support/manifest';
import { synth } from '../support/synth';
import { alertIn, measured, observed, PRODUCT } from '../observability/fixture';
import { acme, credentials } from '../support/gateway';

function slot(chart: Chart, name: string): LlmGateway {
  return new LlmGateway(chart, name, { profile: acme(PRODUCT), credentials: [credentials('metrics-token')], name });
}

/** Both slots, the pair, and what watches one of them. */
function watched(target: 'blue' | 'green' | 'pair', live: 'blue' | 'green', props: Partial<GatewayObservabilityProps> = {}) {
  return (chart: Chart): void => {
    const slots = { blue: slot(chart, 'edge'), green: slot(chart, 'edge-v2') };
    const pair = new BlueGreen(chart, 'switch', { ...slots, live: slots[live] });
    new GatewayObservability(chart, 'watch', { target: { ...slots, pair }[target], ...props });
  };
}

const monitor = (manifests: readonly Manifest[]) =>
  manifests.find(({ kind }) => kind === 'ServiceMonitor' || kind === 'PodMonitor')!;

describe.each(['blue', 'green'] as const)('with %s live', (live) => {
  test('the slot with the Service of the pair is scraped by its own pods', () => {
    const found = monitor(synth(watched('blue', live)));

    expect(found.kind).toBe('PodMonitor');
    expect(found['spec'].selector.matchLabels).toMatchObject({ 'app.kubernetes.io/instance': 'edge' });
  });

  test('the other slot is scraped through its own Service', () => {
    const found = monitor(synth(watched('green', live)));

    expect(found.kind).toBe('ServiceMonitor');
    expect(found['spec'].selector.matchLabels).toMatchObject({ 'app.kubernetes.io/instance': 'edge-v2' });
  });

  test('rules about the pair ask for what runs the live slot, under the job of the pair', () => {
    const manifests = synth(watched('pair', live));
    const name = live === 'blue' ? 'edge' : 'edge-v2';

    expect(monitor(manifests).kind).toBe('ServiceMonitor');
    expect(alertIn(manifests, 'GatewayDown').expr).toContain(`deployment="${name}"`);
    expect(alertIn(manifests, 'GatewayDown').expr).not.toContain(`deployment="${live === 'blue' ? 'edge-v2' : 'edge'}"`);
    expect(alertIn(manifests, 'AutoscalerAtMaximum').expr).toContain(`scaletargetref_name="${name}"`);
    expect(alertIn(manifests, 'MetricsAbsent').expr).toContain('job="edge"');
  });

  test('the dashboard of the pair shows the pods of the live slot', () => {
    const data = Object.values(only(synth(watched('pair', live)), 'ConfigMap', 'edge-dashboard')['data']).join('');
    const name = live === 'blue' ? 'edge' : 'edge-v2';

    expect(data).toContain(`pod=~\\"${name}-[a-z0-9]+-[a-z0-9]{5}\\"`);
  });
});

test('the dashboard of a workload leaves out pods of one whose name begins the same', () => {
  const data = Object.values(only(synth(observed()), 'ConfigMap', 'edge-dashboard')['data']).join('');

  expect(data).toContain('pod=~\\"$gateway-[a-z0-9]+-[a-z0-9]{5}\\"');
});

test('fails for a ServiceMonitor of the slot with the Service of the pair', () => {
  expectFinding(watched('blue', 'green', { scrape: Scrape.serviceMonitor() }), 'LLMGW-848', 'Scrape.podMonitor()');
});

test('fails for a slot that was watched before it became one', () => {
  const build = (chart: Chart): void => {
    const [blue, green] = [slot(chart, 'edge'), slot(chart, 'edge-v2')];
    new GatewayObservability(chart, 'watch', { target: blue });
    new BlueGreen(chart, 'switch', { blue, green, live: green });
  };

  expectFinding(build, 'LLMGW-848', 'make the BlueGreen before');
});

describe('labels by which a monitoring stack selects', () => {
  beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterEach(() => jest.restoreAllMocks());

  const release = { release: 'stack' };

  function warnings(props: Partial<GatewayObservabilityProps>): string[] {
    const chart = new TestChart();
    observed(props)(chart);
    return Findings.of(chart)
      .list()
      .map(String)
      .filter((line) => line.includes('LLMGW-849'));
  }

  test.each<[string, Partial<GatewayObservabilityProps>, string]>([
    ['the monitor alone', { scrape: Scrape.serviceMonitor({ labels: release }) }, 'scrape.labels.release'],
    ['the rules alone', { alerts: Alerts.prometheusRule({ labels: release }) }, 'alerts.labels.release'],
  ])('are a warning on %s', (_, props, prop) => {
    expect(warnings(props)).toEqual([expect.stringContaining(prop)]);
  });

  test.each<[string, Partial<GatewayObservabilityProps>]>([
    ['all', { labels: release, scrape: Scrape.serviceMonitor({ labels: release }) }],
    [
      'both',
      { scrape: Scrape.serviceMonitor({ labels: release }), alerts: Alerts.prometheusRule({ labels: { release: 'rules' } }) },
    ],
  ])('are none on %s', (_, props) => {
    expect(warnings(props)).toEqual([]);
  });

  test('stand on every object that is selected', () => {
    const manifests = synth(
      observed({ labels: release, publicProbe: { url: 'https://llm.example.com/ready' }, dashboards: Dashboards.configMap() }),
    );

    for (const kind of ['ServiceMonitor', 'PrometheusRule', 'Probe', 'ConfigMap']) {
      for (const object of all(manifests, kind)) expect(object.metadata.labels).toMatchObject(release);
    }
  });
});

test('a workload that is in no pair is scraped through its Service', () => {
  expect(monitor(synth(observed({}, measured()))).kind).toBe('ServiceMonitor');
  expect(findings(observed({ scrape: Scrape.serviceMonitor() }))).toEqual([]);
});
