import { Duration } from 'cdk8s';
import type { DrainFacts } from '../../contract/drain';
import { ListenerRole } from '../../contract/listener';
import { OtlpProtocol, ProductRuntime } from '../../contract/product-facts';
import type { KnownFacts } from '../../profiles/definition';
import type { ListenerFacts } from './listener';
import { METRICS } from './metrics';
import { ENVOY_AI_GATEWAY_PROVENANCE } from './provenance';

/** Container of the proxy. */
export const PROXY_CONTAINER = 'envoy';
/** Containers that two controllers put beside it. */
export const SIDECARS = ['shutdown-manager', 'ai-gateway-extproc'];
/** User of the proxy and of the filter. */
export const USER = 65532;
/** The port on which proxies get what they have to do. */
export const XDS_PORT = 18000;

/**
 * A hook drains the proxy before SIGTERM, for as long as it is told, and then it ends whatever is still open.
 * @see https://gateway.envoyproxy.io/docs/tasks/operations/graceful-shutdown/
 */
export const DRAIN: DrainFacts = { finishesAnswers: true, refusesAtOnce: false, teardown: Duration.seconds(10) };

const READY = { path: '/ready', listener: 'readiness' };

/**
 * The pods that Envoy Gateway makes for a Gateway, with the filter that Envoy AI Gateway puts into them.
 * @see https://github.com/envoyproxy/gateway/blob/v1.9.0/internal/infrastructure/kubernetes/proxy/resource.go
 */
export function envoyAiGatewayFacts(version: string, api: ListenerFacts): KnownFacts {
  return {
    product: 'envoy-ai-gateway',
    version,
    // chosen by the controller
    image: `docker.io/envoyproxy/ai-gateway-extproc:v${version}`,
    containerName: PROXY_CONTAINER,
    listeners: [
      { name: api.name, port: api.port, servicePort: api.servicePort, tls: api.tls },
      { name: 'aigw-admin', port: 1064, role: ListenerRole.METRICS, published: false },
      { name: 'metrics', port: 19001, role: ListenerRole.METRICS, published: false },
      { name: 'readiness', port: 19003, role: ListenerRole.HEALTH },
    ],
    health: { startup: READY, readiness: READY, liveness: READY },
    user: USER,
    resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '1Gi' } },
    drain: DRAIN,
    runtime: ProductRuntime.PROXY,
    metrics: METRICS,
    tracing: {
      endpointVariable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
      env: { OTEL_EXPORTER_OTLP_PROTOCOL: OtlpProtocol.GRPC },
      protocol: OtlpProtocol.GRPC,
    },
    apiPaths: ['/v1', '/anthropic', '/cohere'],
    names: { workload: 'envoy-ai-gateway' },
    provenance: ENVOY_AI_GATEWAY_PROVENANCE,
  };
}
