import { Dashboards, GatewayObservability, Scrape } from '../../src';
import type { GatewayObservabilityProps, ProductMetrics } from '../../src';
import { all, only } from '../support/find';
import { keeptrusts } from '../support/gateway';
import { synth } from '../support/synth';
import { measured, METRICS, observed } from './fixture';
import { queryErrors } from './queries';

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly datasource?: { uid: string };
  readonly gridPos: { x: number; y: number; w: number; h: number };
  readonly fieldConfig?: { defaults: { unit: string } };
  readonly targets?: Array<{ expr: string; legendFormat: string; refId: string; datasource: { uid: string } }>;
}

interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly panels: Panel[];
  readonly templating: { list: Array<{ name: string; query: any; current?: { value: unknown } }> };
}

function dashboard(props: Partial<GatewayObservabilityProps> = {}, gateway = measured()): Dashboard {
  const { data } = only(synth(observed(props, gateway)), 'ConfigMap', 'edge-dashboard');
  return JSON.parse(data['edge-dashboard.json']);
}

const annotated = measured({ metrics: { ...METRICS, endpoint: { listener: 'metrics' } } });
const small: ProductMetrics = {
  endpoint: { listener: 'metrics' },
  requests: { name: 'acme_requests_total' },
  duration: { name: 'acme_seconds' },
  circuitBreaker: { name: 'acme_breaker' },
  others: [{ name: 'acme_things_total' }],
};

/** What Grafana would send to Prometheus. */
function sent(expr: string): string {
  return expr
    .replaceAll('$__rate_interval', '5m')
    .replaceAll('$namespace', 'ai-platform')
    .replaceAll('$gateway', 'edge')
    .replaceAll('$model', '.*');
}

describe('the ways to Grafana', () => {
  test('a ConfigMap with the label of the sidecar is the default', () => {
    const manifests = synth(observed());

    expect(only(manifests, 'ConfigMap', 'edge-dashboard').metadata.labels).toMatchObject({ grafana_dashboard: '1' });
    expect(manifests).toBeSound();
    expect(synth(observed({ dashboards: Dashboards.configMap() }))).toEqual(manifests);
    expect(synth(observed({ dashboards: Dashboards.configMap({ labels: { grafana_dashboard: '1' } }) }))).toEqual(manifests);
  });

  test('a ConfigMap takes labels and a folder', () => {
    const made = synth(observed({ dashboards: Dashboards.configMap({ labels: { board: 'yes' }, folder: 'AI' }) }));

    expect(only(made, 'ConfigMap', 'edge-dashboard').metadata).toMatchObject({
      labels: { board: 'yes' },
      annotations: { grafana_folder: 'AI' },
    });
  });

  test('a GrafanaDashboard holds the same dashboard', () => {
    const dashboards = Dashboards.grafanaOperator({ instanceSelector: { dashboards: 'team' }, folder: 'AI' });
    const manifests = synth(observed({ dashboards }));
    const { json, ...spec } = only(manifests, 'GrafanaDashboard').spec;

    expect(JSON.parse(json)).toEqual(dashboard());
    expect(spec).toEqual({
      instanceSelector: { matchLabels: { dashboards: 'team' } },
      allowCrossNamespaceImport: true,
      folder: 'AI',
    });
    expect(manifests).toBeSound();
  });

  test('nobody needs to have one', () => {
    expect(all(synth(observed({ dashboards: Dashboards.none() })), 'ConfigMap')).toEqual([]);
  });
});

describe.each<[string, Dashboard, ProductMetrics]>([
  ['of a product that measures everything', dashboard(), METRICS],
  ['of a product with annotated pods', dashboard({ scrape: Scrape.annotations() }, annotated), METRICS],
  ['of a product that measures little', dashboard({}, measured({ metrics: small })), small],
  ['of a product that cannot be scraped', dashboard({ scrape: Scrape.none() }), {}],
])('the dashboard %s', (_, board, metrics) => {
  const panels = board.panels.filter(({ type }) => type !== 'row');

  test('has panels with ids of their own', () => {
    expect(panels).not.toEqual([]);
    expect(new Set(board.panels.map(({ id }) => id)).size).toBe(board.panels.length);
  });

  test('lies in the grid without overlaps', () => {
    const taken = new Set<string>();
    for (const { gridPos } of board.panels) {
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(taken.has(`${x}/${y}`)).toBe(false);
          taken.add(`${x}/${y}`);
        }
      }
    }
  });

  test('has no row that is half empty', () => {
    const widths = new Map<number, number>();
    for (const { gridPos } of board.panels) widths.set(gridPos.y, (widths.get(gridPos.y) ?? 0) + gridPos.w);

    expect([...widths].filter(([, width]) => width !== 24)).toEqual([]);
  });

  test('has a unit, a description and the data source that is chosen in every panel', () => {
    for (const panel of panels) {
      expect(panel.fieldConfig?.defaults.unit).toBeTruthy();
      expect(panel.description).toMatch(/\.$/);
      expect([panel.datasource, ...panel.targets!.map(({ datasource }) => datasource)].map((d) => d?.uid)).toEqual(
        [...panel.targets!, panel].map(() => '${datasource}'),
      );
      expect(new Set(panel.targets!.map(({ refId }) => refId)).size).toBe(panel.targets!.length);
    }
  });

  test('asks only for what is exported', () => {
    for (const { expr } of panels.flatMap(({ targets }) => targets!)) {
      expect([expr, queryErrors(sent(expr), metrics)]).toEqual([expr, []]);
    }
  });

  test('declares the variables that it uses', () => {
    const declared = board.templating.list.map(({ name }) => name);
    const used = [...JSON.stringify(board).matchAll(/\$\{?([a-z]+)\b/g)].map(([, name]) => name!);

    expect(used.filter((name) => !declared.includes(name))).toEqual([]);
  });

  test('names every curve, by labels that the query keeps', () => {
    for (const { expr, legendFormat } of panels.flatMap(({ targets }) => targets!)) {
      expect(legendFormat).not.toBe('');
      for (const [, label] of legendFormat.matchAll(/\{\{(\w+)\}\}/g)) expect(expr).toMatch(new RegExp(`by \\([^)]*${label}`));
    }
  });

  test('fits into a ConfigMap', () => {
    expect(JSON.stringify(board, undefined, 1).length).toBeLessThan(512 * 1024);
  });
});

describe('two gateways', () => {
  test('have dashboards with uids of their own, which Grafana accepts', () => {
    const uids = ['a', 'b'].map((name) => {
      const made = synth(observed({}, measured({}, { name })));
      return JSON.parse(only(made, 'ConfigMap', `${name}-dashboard`).data[`${name}-dashboard.json`]).uid;
    });

    expect(new Set(uids).size).toBe(2);
    for (const uid of uids) expect(uid).toMatch(/^[a-zA-Z0-9_-]{1,40}$/);
  });

  test('can be chosen in each of them', () => {
    const variables = dashboard().templating.list;

    expect(variables.map(({ name }) => name)).toEqual(['datasource', 'namespace', 'gateway', 'model']);
    expect(variables.find(({ name }) => name === 'gateway')!.current!.value).toBe('edge');
  });
});

test('the dashboard of Keeptrusts can be read', () => {
  const manifests = synth((chart) => new GatewayObservability(chart, 'observability', { target: keeptrusts()(chart) }));
  const { data } = only(manifests, 'ConfigMap', 'keeptrusts-gateway-dashboard');
  const board: Dashboard = JSON.parse(Object.values<string>(data)[0]!);

  expect(board.panels.map(({ type, title }) => (type === 'row' ? title : `  ${title}`)).join('\n')).toMatchSnapshot();
});
