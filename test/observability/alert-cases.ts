/** One series: a gauge has values, a counter counts so much in every minute. */
interface Steady {
  readonly counter?: boolean;
  /** While the alert must fire. */
  readonly bad: number;
  /** Just not enough for it. */
  readonly under: number;
  /** Afterwards. */
  readonly good: number;
}

/** What Prometheus gets to see, as promtool writes it: values for every minute, by series. */
export interface Scenario {
  readonly series: Readonly<Record<string, string>>;
  /** Minute at which the alert is looked at. */
  readonly at: number;
}

export interface AlertCase {
  readonly alert: string;
  readonly fires: Scenario;
  /** Fires although all counters begin again at 0 in the middle. */
  readonly afterReset?: Scenario;
  readonly under: Scenario;
  readonly resolves: Scenario;
  /** Whether nothing at all is what it tells about. */
  readonly firesWithoutSeries?: boolean;
}

interface Timing {
  /** How long it is bad. */
  readonly minutes?: number;
  /** How long it is good until the alert must be gone. */
  readonly recovery?: number;
}

export const ME = 'namespace="ai-platform",job="edge"';
const POD = 'namespace="ai-platform",pod="edge-5d9f7c6b8-x2x4z",container="gateway"';
export const DEPLOYMENT = 'namespace="ai-platform",deployment="edge"';
export const HPA = 'namespace="ai-platform",horizontalpodautoscaler="keda-hpa-edge"';
export const SCALES_EDGE = `${HPA},scaletargetref_kind="Deployment",scaletargetref_name="edge"`;

export const counter = (bad: number, under: number, good: number): Steady => ({ counter: true, bad, under, good });
export const gauge = (bad: number, under: number, good: number): Steady => ({ bad, under, good });
export const same = (value: number): Steady => gauge(value, value, value);
const traffic = counter(60, 60, 60);

/** The same every minute: bad, then good. */
export function steady(
  alert: string,
  series: Readonly<Record<string, Steady>>,
  { minutes = 60, recovery = 60 }: Timing = {},
): AlertCase {
  const scenario = (at: number, values: (s: Steady) => string): Scenario => ({
    series: Object.fromEntries(Object.entries(series).map(([name, s]) => [name, values(s)])),
    at,
  });
  const run = (s: Steady, value: number, length: number, start = 0): string =>
    s.counter ? `${start}+${value}x${length}` : `${value}x${length}`;
  const counts = Object.values(series).some((s) => s.counter);
  return {
    alert,
    fires: scenario(minutes, (s) => run(s, s.bad, minutes)),
    ...(counts && { afterReset: scenario(2 * minutes, (s) => `${run(s, s.bad, minutes)} ${run(s, s.bad, minutes)}`) }),
    under: scenario(minutes, (s) => run(s, s.under, minutes)),
    resolves: scenario(minutes + recovery, (s) => `${run(s, s.bad, minutes)} ${run(s, s.good, recovery, s.bad * minutes)}`),
  };
}

/** Every alert that a product can have that measures everything. */
export const CASES: readonly AlertCase[] = [
  steady('HighErrorRate', {
    [`acme_requests_total{${ME},code="200"}`]: counter(94, 96, 100),
    [`acme_requests_total{${ME},code="503"}`]: counter(6, 4, 0),
  }),
  steady('ProviderHighErrorRate', {
    [`acme_upstream_requests_total{${ME},provider="openai"}`]: counter(100, 100, 100),
    [`acme_upstream_errors_total{${ME},provider="openai"}`]: counter(6, 4, 0),
    [`acme_upstream_requests_total{${ME},provider="azure"}`]: counter(900, 900, 900),
  }),
  steady('HighRateLimiting', {
    [`acme_requests_total{${ME},code="200"}`]: traffic,
    [`acme_rate_limited_total{${ME}}`]: counter(7, 5, 0),
  }),
  steady('McpToolErrors', {
    [`acme_tool_calls_total{${ME},tool="search",result="ok"}`]: counter(94, 96, 100),
    [`acme_tool_calls_total{${ME},tool="search",result="error"}`]: counter(6, 4, 0),
  }),
  {
    alert: 'NoTraffic',
    fires: { series: { [`acme_requests_total{${ME}}`]: '0+60x1440 86400+0x60' }, at: 1500 },
    under: { series: { [`acme_requests_total{${ME}}`]: '0+60x1440 86400+1x60' }, at: 1500 },
    resolves: { series: { [`acme_requests_total{${ME}}`]: '0+60x1440 86400+0x60 86400+60x30' }, at: 1530 },
  },
  steady('HighLatency', {
    [`acme_request_duration_seconds_bucket{${ME},le="30"}`]: counter(50, 50, 100),
    [`acme_request_duration_seconds_bucket{${ME},le="60"}`]: counter(94, 95, 100),
    [`acme_request_duration_seconds_bucket{${ME},le="120"}`]: counter(100, 100, 100),
    [`acme_request_duration_seconds_bucket{${ME},le="+Inf"}`]: counter(100, 100, 100),
  }),
  steady('SlowFirstToken', {
    [`acme_first_token_milliseconds_bucket{${ME},le="5000"}`]: counter(94, 95, 100),
    [`acme_first_token_milliseconds_bucket{${ME},le="10000"}`]: counter(100, 100, 100),
    [`acme_first_token_milliseconds_bucket{${ME},le="+Inf"}`]: counter(100, 100, 100),
  }),
  steady('GatewayDown', {
    [`kube_deployment_status_replicas_available{${DEPLOYMENT}}`]: gauge(0, 1, 2),
    [`kube_deployment_spec_replicas{${DEPLOYMENT}}`]: same(2),
  }),
  steady('PodDown', {
    [`kube_deployment_status_replicas_available{${DEPLOYMENT}}`]: gauge(2, 3, 3),
    [`kube_deployment_spec_replicas{${DEPLOYMENT}}`]: same(3),
  }),
  {
    alert: 'WorkloadNotSeen',
    fires: {
      series: { 'kube_deployment_status_replicas_available{namespace="ai-platform",deployment="edge-2"}': '2x60' },
      at: 60,
    },
    under: { series: { [`kube_deployment_status_replicas_available{${DEPLOYMENT}}`]: '0x60' }, at: 60 },
    resolves: { series: { [`kube_deployment_status_replicas_available{${DEPLOYMENT}}`]: '_x30 2x30' }, at: 60 },
    firesWithoutSeries: true,
  },
  steady('PodRestarting', { [`kube_pod_container_status_restarts_total{${POD}}`]: counter(0.1, 0.06, 0) }),
  steady('OutOfMemory', {
    [`kube_pod_container_status_last_terminated_reason{${POD},reason="OOMKilled"}`]: gauge(1, 1, 1),
    [`kube_pod_container_status_restarts_total{${POD}}`]: counter(0.1, 0, 0),
  }),
  {
    alert: 'MetricsAbsent',
    fires: { series: { [`up{${ME},instance="a"}`]: '0x30', [`kube_deployment_spec_replicas{${DEPLOYMENT}}`]: '2x30' }, at: 30 },
    // no pods on purpose
    under: { series: { [`kube_deployment_spec_replicas{${DEPLOYMENT}}`]: '0x30' }, at: 30 },
    resolves: { series: { [`up{${ME},instance="a"}`]: '0x30 1x30' }, at: 60 },
    firesWithoutSeries: true,
  },
  steady('ScrapeFailing', { [`up{${ME},instance="a"}`]: gauge(0, 1, 1), [`up{${ME},instance="b"}`]: same(1) }),
  steady('GatewaySaturated', {
    [`acme_in_flight{${ME},instance="a"}`]: gauge(14, 13, 2),
    [`acme_in_flight{${ME},instance="b"}`]: gauge(14, 14, 2),
    [`up{${ME},instance="a"}`]: same(1),
    [`up{${ME},instance="b"}`]: same(1),
  }),
  steady('CircuitBreakerOpen', { [`acme_breaker_open{${ME},provider="openai"}`]: gauge(1, 0, 0) }),
  steady('AutoscalerAtMaximum', {
    [`kube_horizontalpodautoscaler_info{${SCALES_EDGE}}`]: same(1),
    [`kube_horizontalpodautoscaler_status_desired_replicas{${HPA}}`]: gauge(10, 9, 3),
    [`kube_horizontalpodautoscaler_spec_max_replicas{${HPA}}`]: same(10),
    [`kube_horizontalpodautoscaler_spec_min_replicas{${HPA}}`]: same(2),
  }),
  steady('CertificateNotReady', {
    'certmanager_certificate_ready_status{namespace="ai-platform",name="edge-tls",condition="False"}': gauge(1, 0, 0),
  }),
  steady(
    'CertificateExpiring',
    {
      // the clock of promtool begins at 0
      'certmanager_certificate_expiration_timestamp_seconds{namespace="ai-platform",name="edge-tls"}': gauge(
        600000,
        620000,
        9000000,
      ),
      'certmanager_certificate_renewal_timestamp_seconds{namespace="ai-platform",name="edge-tls"}': gauge(0, 0, 8000000),
    },
    { minutes: 200 },
  ),
  steady('SecretSyncFailing', {
    'externalsecret_status_condition{namespace="ai-platform",name="credentials",condition="Ready",status="False"}': gauge(
      1,
      0,
      0,
    ),
  }),
  steady('BudgetExceeded', { [`acme_cost_usd_total{${ME},model="large"}`]: counter(2, 1.6, 0) }, { recovery: 1500 }),
  steady('BudgetBurningFast', { [`acme_cost_usd_total{${ME},model="large"}`]: counter(0.3, 0.27, 0) }),
  ...['BurnFast', 'BurnSlow'].flatMap((burn) => {
    // a tenth of what is bad for a day is bad enough for three
    const [bad, under] = burn === 'BurnFast' ? [15, 5] : [3.2, 0.9];
    const timing = burn === 'BurnFast' ? { minutes: 120, recovery: 60 } : { minutes: 420, recovery: 420 };
    const good = (part: number): Steady => counter(1000 - bad * part, 1000 - under * part, 1000);
    return [
      steady(
        `Availability${burn}`,
        {
          [`acme_requests_total{${ME},code="200"}`]: good(1),
          [`acme_requests_total{${ME},code="500"}`]: counter(bad, under, 0),
        },
        timing,
      ),
      steady(
        `Latency${burn}`,
        {
          [`acme_request_duration_seconds_bucket{${ME},le="30.0"}`]: good(10),
          [`acme_request_duration_seconds_count{${ME}}`]: counter(1000, 1000, 1000),
        },
        timing,
      ),
      steady(
        `FirstToken${burn}`,
        {
          [`acme_first_token_milliseconds_bucket{${ME},le="5000"}`]: good(50),
          [`acme_first_token_milliseconds_count{${ME}}`]: counter(1000, 1000, 1000),
        },
        timing,
      ),
    ];
  }),
  steady('PublicAddressDown', { 'probe_success{job="edge-public",instance="https://llm.example.com/"}': gauge(0, 1, 1) }),
  {
    alert: 'SyntheticCheckFailing',
    fires: {
      series: { 'kube_cronjob_created{namespace="ai-platform",cronjob="edge-check"}': '0x60' },
      at: 60,
    },
    under: {
      series: {
        'kube_cronjob_created{namespace="ai-platform",cronjob="edge-check"}': '0x60',
        'kube_cronjob_status_last_successful_time{namespace="ai-platform",cronjob="edge-check"}': '2700x60',
      },
      at: 60,
    },
    resolves: {
      series: { 'kube_cronjob_status_last_successful_time{namespace="ai-platform",cronjob="edge-check"}': '0x60 3600x10' },
      at: 70,
    },
  },
];
