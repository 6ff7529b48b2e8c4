import { ApiObject, Lazy } from 'cdk8s';
import type { Chart } from 'cdk8s';
import {
  Alerts,
  AlertSeverity,
  DisruptionBudget,
  Exposure,
  GatewayAutoscaling,
  GatewayConfig,
  GatewayExposure,
  GatewayObservability,
  GatewaySecrets,
  NetworkPeer,
  ScalingEngine,
  ScalingSignal,
  SecretSource,
} from '../../src';
import { acme, gateway, resources } from '../../scripts/docs/codes/prelude';

/** Wrong usage, and what the library does about it. */
export type Row =
  /** Refused, or warned of, as the example of the code in docs/errors.md shows. */
  | string
  | { readonly code: string; readonly program: (chart: Chart) => unknown }
  /** The API has no word for it. */
  | { readonly cannot: string }
  /** Said by a rule of ManifestRules, since it is right for some. */
  | { readonly rule: string };

const scaled = (chart: Chart, props: object) =>
  new GatewayAutoscaling(chart, 'as', { target: gateway(chart), maxReplicas: 10, ...props });
const keda = (more: object = {}) => ScalingEngine.keda({ prometheusUrl: 'http://prometheus.monitoring:9090', ...more });
const configured = acme({ config: { mountPath: '/etc/acme' } });
const limit = (memory: string) => (chart: Chart) => gateway(chart, { resources: { ...resources, limits: { cpu: '1', memory } } });
const env = (name: string, value: unknown) => (chart: Chart) => gateway(chart, { env: { [name]: value as never } });
const file = (name: string, content: unknown) => (chart: Chart) =>
  gateway(chart, { profile: configured, config: GatewayConfig.file(name, content) });
const alert =
  (expr: string, alert = 'Mine') =>
  (chart: Chart) => {
    const profile = acme({
      metrics: { endpoint: { listener: 'metrics' }, requests: { name: 'acme_requests_total', labels: [] } },
    });
    const rule = { alert, expr, severity: AlertSeverity.INFO, summary: 's', description: 'd' };
    new GatewayObservability(chart, 'o', {
      target: gateway(chart, { profile }),
      alerts: Alerts.prometheusRule({ additional: [rule] }),
    });
  };
const door = (chart: Chart, props: object) =>
  new GatewayExposure(chart, 'door', {
    target: gateway(chart),
    via: Exposure.httpRoute({ gateway: 'public' }),
    hostname: 'llm.example.com',
    ...props,
  });

/** The catalogue of wrong usage that the library was built against, row by row. */
export const ROWS: Readonly<Record<string, Row>> = {
  A1: 'LLMGW-303',
  A2: { code: 'LLMGW-303', program: (chart) => scaled(chart, { minReplicas: 0 }) },
  A3: { code: 'LLMGW-303', program: (chart) => scaled(chart, { minReplicas: 3, maxReplicas: 3 }) },
  A4: 'LLMGW-302',
  A5: 'LLMGW-301',
  A6: 'LLMGW-304',
  A7: 'LLMGW-305',
  A8: 'LLMGW-307',
  A9: 'LLMGW-309',
  A10: 'LLMGW-118',
  A11: { cannot: 'a DisruptionBudget is one number' },
  A12: {
    code: 'LLMGW-118',
    program: (chart) => gateway(chart, { replicas: 3, disruptionBudget: DisruptionBudget.minAvailablePercent(90) }),
  },
  A13: {
    code: 'LLMGW-130',
    program: (chart) => gateway(chart, { replicas: 1, disruptionBudget: DisruptionBudget.maxUnavailable(1) }),
  },
  A14: { cannot: 'the strategy of a rollout is no prop; ManifestRules say it of a patch' },
  A15: { cannot: 'names are derived, and shortened with a hash' },
  A16: {
    code: 'LLMGW-311',
    program: (chart) =>
      scaled(chart, { engine: ScalingEngine.keda(), minReplicas: 0, signals: [ScalingSignal.cpuUtilization(70)] }),
  },
  A17: {
    code: 'LLMGW-311',
    program: (chart) => scaled(chart, { engine: keda({ fallbackReplicas: 3 }), signals: [ScalingSignal.cpuUtilization(70)] }),
  },
  A18: { cannot: 'the quota of a namespace is not known' },
  A19: { cannot: 'covered for McpProxy in test/autoscaling/refusals.test.ts; a gateway keeps no sessions' },
  B1: 'LLMGW-116',
  B2: 'LLMGW-116',
  B3: 'LLMGW-125',
  B4: { cannot: 'the hook is derived: sleep of the image, of the kubelet, or of a tool that is brought along' },
  B5: { cannot: 'the hook is derived from the version of the cluster' },
  B6: 'LLMGW-113',
  B7: { cannot: 'a profile has a startup probe' },
  B8: { rule: 'probes-identical' },
  B9: { cannot: 'profiles have a liveness path that asks no provider; which other paths of a product do is not known' },
  B10: { code: 'LLMGW-113', program: (chart) => gateway(chart, { probes: { readiness: { listener: 'htpp' } } }) },
  B11: { code: 'LLMGW-902', program: (chart) => gateway(chart, { probes: { liveness: { successThreshold: 2 } as object } }) },
  B12: { code: 'LLMGW-902', program: (chart) => gateway(chart, { probes: { liveness: { host: 'x' } as object } }) },
  B13: { cannot: 'the deadline of a rollout is derived from the startup probe' },
  B14: { cannot: 'cdk8s refuses negative durations' },
  C1: { code: 'LLMGW-107', program: (chart) => gateway(chart, { profile: acme({ listeners: [{ name: 'http', port: 80.5 }] }) }) },
  C2: 'LLMGW-107',
  C3: 'LLMGW-108',
  C4: {
    code: 'LLMGW-108',
    program: (chart) =>
      gateway(chart, { sidecars: [{ name: 'b', image: 'a/b:1.0.0', resources, ports: [{ name: 'http', port: 9999 }] }] }),
  },
  C5: {
    code: 'LLMGW-107',
    program: (chart) => gateway(chart, { profile: acme({ listeners: [{ name: 'p'.repeat(16), port: 8080 }] }) }),
  },
  C6: { cannot: 'ports of Services are derived from listeners; ManifestRules say it of a patch' },
  C7: 'LLMGW-603',
  C8: 'LLMGW-605',
  C9: 'LLMGW-604',
  C10: { cannot: 'affinity is set on the Service that has an address only' },
  C11: 'LLMGW-508',
  D1: { code: 'LLMGW-101', program: (chart) => gateway(chart, { name: 'a'.repeat(64) }) },
  D2: 'LLMGW-101',
  D3: 'LLMGW-102',
  D4: 'LLMGW-915',
  D5: { code: 'LLMGW-103', program: (chart) => gateway(chart, { labels: { v: '1.2.3+build' } }) },
  D6: { code: 'LLMGW-103', program: (chart) => gateway(chart, { labels: { 'Example_com/x/y': 'v' } }) },
  D7: 'LLMGW-104',
  D8: { code: 'LLMGW-103', program: (chart) => gateway(chart, { annotations: { 'example.com/all': 'x'.repeat(300_000) } }) },
  D9: { code: 'LLMGW-940', program: (chart) => gateway(chart, { annotations: { on: true as never } }) },
  D10: { rule: 'namespace' },
  D11: { cannot: 'cdk8s makes a name of the hash; "name" says another' },
  D12: { cannot: 'the library reads neither clock nor environment: test/support/determinism.test.ts' },
  E1: 'LLMGW-106',
  E2: 'LLMGW-105',
  E3: { cannot: 'the version of a profile makes the tag, an image is taken as it is' },
  E4: { code: 'LLMGW-105', program: (chart) => gateway(chart, { profile: acme({ image: 'https://acme/gateway:1.0.0' }) }) },
  E5: 'LLMGW-840',
  E6: 'LLMGW-106',
  F1: { code: 'LLMGW-110', program: limit('500Mb') },
  F2: 'LLMGW-111',
  F3: {
    code: 'LLMGW-111',
    program: (chart) =>
      gateway(chart, { resources: { requests: { cpu: '1000', memory: '256Mi' }, limits: { cpu: '1000', memory: '512Mi' } } }),
  },
  F4: 'LLMGW-112',
  F5: 'LLMGW-824',
  F6: { code: 'LLMGW-110', program: limit('-1') },
  F7: 'LLMGW-824',
  F8: { rule: 'empty-dir' },
  F9: { rule: 'resources' },
  G1: {
    code: 'LLMGW-114',
    program: (chart) => gateway(chart, { profile: acme({ env: { MODE: 'a' } }), env: { MODE: { value: 'b' } as never } }),
  },
  G2: { code: 'LLMGW-114', program: env('1A', { value: 'x' }) },
  G3: { code: 'LLMGW-940', program: env('A', { value: 1 }) },
  G4: { rule: 'env-order' },
  G5: { code: 'LLMGW-940', program: env('A', { value: 'x', valueFrom: {} }) },
  G6: 'LLMGW-406',
  G7: { cannot: 'configuration is passed on as it is, never mapped' },
  G8: 'LLMGW-803',
  G9: 'LLMGW-127',
  G10: { cannot: 'limits of models are configuration of the product' },
  G11: { code: 'LLMGW-940', program: (chart) => gateway(chart, { maxStreamDuration: '10' as never }) },
  G12: 'LLMGW-403',
  G13: 'LLMGW-115',
  G14: { cannot: 'escaped, not refused: test/delivery' },
  H1: 'LLMGW-211',
  H2: 'LLMGW-206',
  H3: {
    code: 'LLMGW-941',
    program: (chart) => new GatewaySecrets(chart, 's', { source: SecretSource.externalSecrets({ remoteKeys: {} } as never) }),
  },
  H4: 'LLMGW-205',
  H5: 'LLMGW-201',
  H6: {
    code: 'LLMGW-102',
    program: (chart) => {
      for (const id of ['a', 'b']) new GatewaySecrets(chart, id, { source: SecretSource.plaintext({ token: id }), name: 'same' });
    },
  },
  H7: 'LLMGW-202',
  H8: { cannot: 'credentials are named one by one' },
  H9: 'LLMGW-204',
  H10: 'LLMGW-212',
  H11: 'LLMGW-217',
  H12: {
    code: 'LLMGW-211',
    program: (chart) => {
      const token = ['hf', 'a1B2'.repeat(9)].join('_');
      new ApiObject(chart, 'raw', { apiVersion: 'v1', kind: 'ConfigMap', data: { config: Lazy.any({ produce: () => token }) } });
      gateway(chart);
    },
  },
  I1: { cannot: 'written with quotes: npm run test:yaml' },
  I2: { cannot: 'written with quotes: npm run test:yaml' },
  I3: 'LLMGW-903',
  I4: { cannot: 'written with quotes: npm run test:yaml' },
  I5: { cannot: 'right: npm run test:yaml' },
  I6: { code: 'LLMGW-904', program: file('a.yaml', { a: Number.NaN }) },
  I7: 'LLMGW-904',
  I8: { code: 'LLMGW-940', program: (chart) => gateway(chart, { labels: { team: null as never } }) },
  I9: { cannot: 'copied before they are written: test/app' },
  J1: { code: 'LLMGW-502', program: (chart) => door(chart, { hostname: undefined }) },
  J2: 'LLMGW-503',
  J3: {
    cannot: 'what authenticates callers is configuration of the product; a master key is required where a profile knows one',
  },
  J4: 'LLMGW-509',
  J5: { cannot: 'names are always answered; a patch is LLMGW-914' },
  J6: { cannot: 'derived from what is declared: test/simulation' },
  J7: { cannot: 'derived from who scrapes and who routes: test/simulation' },
  J8: {
    code: 'LLMGW-512',
    program: (chart) =>
      gateway(chart, { egress: [{ peers: [NetworkPeer.cidr('10.0.0.0/8', ['192.168.0.0/16'])], ports: [{ port: 443 }] }] }),
  },
  J9: { code: 'LLMGW-512', program: (chart) => gateway(chart, { egress: [{ peers: [NetworkPeer.anywhere()], ports: [] }] }) },
  J10: 'LLMGW-505',
  J11: 'LLMGW-507',
  J12: 'LLMGW-518',
  K1: { code: 'LLMGW-609', program: alert('sum(rate(acme_requests_total[5m]) > 0') },
  K2: { code: 'LLMGW-132', program: alert('rate(acme_requests_total[30s]) > 1') },
  K3: { code: 'LLMGW-607', program: alert('nobody_exports_this > 1') },
  K4: { code: 'LLMGW-132', program: alert('absent(acme_requests_total)') },
  K5: 'LLMGW-608',
  K6: 'LLMGW-849',
  K7: 'LLMGW-609',
  K8: { cannot: 'which labels a product exports is its own configuration, which is passed on as it is' },
  K9: { cannot: 'ratios of the library have a guard: promtool in npm run test:real' },
  K10: { cannot: 'dashboards are made by the library: test/observability/dashboards.test.ts' },
  L1: 'LLMGW-123',
  L2: { cannot: 'pods follow the platform of the ClusterProfile: test/pod' },
  L3: { cannot: 'which platforms an image has is not known offline' },
  L4: { cannot: 'custom resources are made for who asks for them' },
  L5: 'LLMGW-902',
  L6: 'LLMGW-910',
};

/** What nobody says so far, and why. */
export const OPEN: Readonly<Record<string, string>> = {
  I10: 'props that are changed after a construct was made',
};
