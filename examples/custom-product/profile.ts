import { Duration, Size } from 'cdk8s';
import type { ProductFacts } from 'cdk8s-llm-gateway';
import { Certainty, GatewayProfile, ListenerRole, OtlpProtocol, ProductRuntime, StoreKind } from 'cdk8s-llm-gateway';

const READ = { certainty: Certainty.DOCS, version: '2.4.0', source: 'https://gateway.acme.example/docs' };
const SEEN = { certainty: Certainty.RUN, version: '2.4.0' };

/** What the first page of the documents says: enough to start, and everything else is a question. */
const FIRST_PAGE: ProductFacts = {
  product: 'acme-gateway',
  image: 'registry.acme.example/ai/gateway:2.4.0',
  listeners: [{ name: 'http', port: 8000 }],
  health: {
    startup: { path: '/livez', period: Duration.seconds(5), failureThreshold: 24 },
    readiness: { path: '/readyz' },
    liveness: { path: '/livez' },
  },
  user: 10001,
  resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
  credentials: [{ name: 'admin-token', env: 'ACME_ADMIN_TOKEN', required: true }],
};

/** After ten minutes with the documents: it runs, and says by `unknowns()` what it does not know. */
export const FIRST = GatewayProfile.custom(FIRST_PAGE);

/** After half an hour: the rest of the documents, and the process seen for ten minutes. */
export const COMPLETE = GatewayProfile.custom({
  ...FIRST_PAGE,
  version: '2.4.0',
  listeners: [
    { name: 'http', port: 8000 },
    { name: 'metrics', port: 9000, role: ListenerRole.METRICS },
  ],
  writablePaths: [{ path: '/tmp', sizeLimit: Size.mebibytes(128) }],
  config: { mountPath: '/etc/acme', required: true, variableSyntax: '${%s}' },
  stores: [{ kind: StoreKind.REDIS, urlVariable: 'ACME_REDIS_URL' }],
  runtime: ProductRuntime.NATIVE,
  drain: {
    cutsAfter: Duration.seconds(30),
    secondsVariable: 'ACME_DRAIN_SECONDS',
    teardown: Duration.seconds(2),
    sleepInImage: false,
  },
  metrics: {
    endpoint: { listener: 'metrics' },
    requests: {
      name: 'acme_requests_total',
      errors: 'code=~"5.."',
      clients: 'route!~"/livez|/readyz"',
      labels: ['code', 'route'],
    },
    duration: { name: 'acme_request_seconds', topBucket: 300, labels: ['route'] },
    inFlight: { name: 'acme_requests_in_flight', labels: [] },
  },
  tracing: { endpointVariable: 'OTEL_EXPORTER_OTLP_ENDPOINT', protocol: OtlpProtocol.GRPC },
  provenance: {
    health: SEEN,
    drain: SEEN,
    writablePaths: SEEN,
    metrics: SEEN,
    image: READ,
    config: READ,
    credentials: READ,
    stores: READ,
    resources: READ,
    tracing: READ,
  },
});
