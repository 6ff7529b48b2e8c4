import { Chart } from 'cdk8s';
import {
  ClusterProfile,
  Dashboards,
  Exposure,
  GatewayAutoscaling,
  GatewayExposure,
  GatewayImplementation,
  GatewayObservability,
  GatewayTracing,
  MetricsAuth,
  OtlpProtocol,
  ProductRuntime,
  ScalingEngine,
  ScalingSignal,
  ScalingTarget,
  StateStore,
  StoreKind,
  Tls,
  Tracing,
  VolumeSource,
} from '../../src';
import type { ProductMetrics, StoreFacts } from '../../src';
import { METRICS, measured } from '../observability/fixture';
import { acme, gateway } from '../support/gateway';
import type { Case } from './by-hand';

const watched =
  (metrics: Partial<ProductMetrics>): ReturnType<Case> =>
  (chart) =>
    new GatewayObservability(chart, 'o11y', {
      target: measured({ metrics: { ...METRICS, ...metrics } })(chart),
      dashboards: Dashboards.configMap(),
    });

const published =
  (via: Exposure, endsTls = false): ReturnType<Case> =>
  (chart) =>
    new GatewayExposure(chart, 'door', {
      target: gateway()(chart),
      hostname: 'llm.example.com',
      tls: endsTls ? Tls.controller() : undefined,
      via,
    });

const ROUTE = { gateway: 'public' };
const PASSWORD = { secretName: 'store', key: 'password' };
const REDIS = StateStore.externalRedis({ host: 'redis.example.com', user: 'acme', tls: true, password: PASSWORD });
const PARTS = { kind: StoreKind.REDIS, hostVariable: 'HOST', portVariable: 'PORT', passwordVariable: 'PASSWORD' };
const stored = (facts: StoreFacts): ReturnType<Case> => gateway({ profile: acme({ stores: [facts] }), stores: [REDIS] });

/** The same for what is watched, published, scaled and stored. */
export const OF_WATCHERS: Readonly<Record<string, Case>> = {
  'AlbGatewayOptions.inboundCidrs': (isSaid) =>
    published(
      Exposure.httpRoute({
        ...ROUTE,
        implementation: GatewayImplementation.AWS_ALB,
        alb: { configurationName: 'edge', inboundCidrs: isSaid ? ['198.51.100.0/24'] : undefined },
      }),
    ),
  'AlbOptions.className': (isSaid) => published(Exposure.alb({ className: isSaid ? 'mine' : undefined }), true),
  'CanaryOptions.weight': (isSaid) => (chart) =>
    new GatewayExposure(chart, 'door', {
      target: gateway()(chart),
      hostname: 'llm.example.com',
      via: Exposure.httpRoute(ROUTE),
      canary: { target: gateway({ name: 'second' })(new Chart(chart, 'second', { namespace: 'ai' })), weight: isSaid ? 5 : 10 },
    }),
  'CounterFacts.providerLabel': (isSaid) =>
    watched({ providerRequests: { name: 'acme_requests', providerLabel: isSaid ? 'provider' : undefined } }),
  'DeploymentTargetOptions.runtime': (isSaid) => (chart) =>
    new GatewayAutoscaling(chart, 'scaling', {
      target: ScalingTarget.deploymentNamed('other', {
        requests: { cpu: '1', memory: '1Gi' },
        runtime: isSaid ? ProductRuntime.JVM : undefined,
      }),
      maxReplicas: 5,
      signals: [ScalingSignal.memoryUtilization(70)],
    }),
  'GatewayRouteOptions.alb': (isSaid) =>
    published(
      Exposure.httpRoute({
        ...ROUTE,
        implementation: GatewayImplementation.AWS_ALB,
        alb: isSaid ? { configurationName: 'edge' } : undefined,
      }),
    ),
  'GatewayRouteOptions.gatewayClass': (isSaid) => (chart) => {
    ClusterProfile.gke().applyTo(chart);
    published(Exposure.httpRoute({ ...ROUTE, gatewayClass: isSaid ? 'gke-l7-rilb' : undefined }))(chart);
  },
  'HistogramFacts.quantiles': (isSaid) =>
    watched({ duration: { name: 'acme_seconds', summary: true, quantiles: isSaid ? [0.95] : undefined } }),
  'LadderOptions.requestsPerSecond': (isSaid) => (chart) =>
    new GatewayAutoscaling(chart, 'scaling', {
      target: measured({ metrics: { ...METRICS, inFlight: undefined, duration: undefined } })(chart),
      maxReplicas: 5,
      signals: [ScalingSignal.ladder({ requestsPerSecond: isSaid ? 3 : undefined })],
      engine: ScalingEngine.keda({ prometheusUrl: 'http://prometheus.monitoring.svc:9090' }),
    }),
  'MetricsEndpoint.userCredential': (isSaid) =>
    watched({
      endpoint: {
        listener: 'metrics',
        auth: MetricsAuth.BASIC,
        credential: 'metrics-token',
        userCredential: isSaid ? 'metrics-user' : undefined,
      },
    }),
  'ProductMetrics.providerErrors': (isSaid) => watched({ providerErrors: isSaid ? METRICS.providerErrors : undefined }),
  'ProductMetrics.unavailable': (isSaid) => (chart) =>
    new GatewayObservability(chart, 'o11y', {
      target: gateway({ profile: acme({ metrics: { unavailable: isSaid ? 'it has none, so watch the door' : undefined } }) })(
        chart,
      ),
    }),
  'ProductFacts.runtime': (isSaid) => (chart) =>
    new GatewayAutoscaling(chart, 'scaling', {
      target: gateway({ profile: acme({ runtime: isSaid ? ProductRuntime.JVM : undefined }) })(chart),
      maxReplicas: 5,
      signals: [ScalingSignal.memoryUtilization(70)],
    }),
  'StoreFacts.kind': (isSaid) => stored({ kind: isSaid ? StoreKind.REDIS : StoreKind.POSTGRES, urlVariable: 'URL' }),
  'StoreFacts.path': (isSaid) =>
    gateway({
      profile: acme({ stores: [{ kind: StoreKind.SQLITE, path: isSaid ? '/var/lib/acme' : undefined }] }),
      stores: [StateStore.sqlite({ volume: VolumeSource.claim('data') })],
      replicas: 1,
    }),
  'StoreFacts.required': (required) =>
    gateway({ profile: acme({ stores: [{ kind: StoreKind.POSTGRES, urlVariable: 'URL', required }] }) }),
  'StoreFacts.tlsVariable': (isSaid) => stored({ ...PARTS, userVariable: 'USER', tlsVariable: isSaid ? 'TLS' : undefined }),
  'StoreFacts.urlVariable': (isSaid) => stored({ kind: StoreKind.REDIS, urlVariable: isSaid ? 'URL' : undefined }),
  'StoreFacts.userVariable': (isSaid) => stored({ ...PARTS, userVariable: isSaid ? 'USER' : undefined }),
  'TracingFacts.protocol': (isSaid) => (chart) =>
    new GatewayTracing(chart, 'tracing', {
      target: gateway({
        profile: acme({ tracing: { endpointVariable: 'OTLP', protocol: isSaid ? OtlpProtocol.HTTP : undefined } }),
      })(chart),
      tracing: Tracing.collector('otel', 'monitoring'),
    }),
};
