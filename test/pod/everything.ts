import { Size } from 'cdk8s';
import type { Chart } from 'cdk8s';
import {
  CloudNativePostgres,
  GatewayMesh,
  GatewayMigration,
  GatewayObservability,
  GatewaySmokeTest,
  GatewayTracing,
  LlmGateway,
  McpProfile,
  McpProxy,
  McpServer,
  McpSessionState,
  NetworkPeer,
  RedisPersistence,
  RedisStore,
  SmokeTestForm,
  StoreKind,
  Tracing,
} from '../../src';
import type { LlmGatewayProps, ProductFacts } from '../../src';
import { podTemplateOf } from '../support/find';
import { acme, FACTS } from '../support/gateway';
import type { Manifest } from '../support/manifest';

/** A product that does everything for which the library makes a pod. */
export const PRODUCT: Partial<ProductFacts> = {
  stores: [{ kind: StoreKind.REDIS, urlVariable: 'REDIS_URL' }],
  migration: { args: ['migrate'] },
  tracing: { endpointVariable: 'OTEL_EXPORTER_OTLP_ENDPOINT' },
};

/** Every construct of the library that makes pods, around one gateway. */
export function everything(chart: Chart, props: Partial<LlmGatewayProps> = {}): void {
  const password = { secretName: 'redis', key: 'password' };
  const redis = new RedisStore(chart, 'redis', { password, urlSafePassword: true });
  new RedisStore(chart, 'cache', { password, persistence: RedisPersistence.none() });
  new CloudNativePostgres(chart, 'db', { size: Size.gibibytes(1) });
  const resources = { requests: { cpu: '10m' }, limits: { memory: '16Mi' } };
  const target = new LlmGateway(chart, 'gateway', {
    profile: acme(PRODUCT),
    stores: [redis],
    sidecars: [{ name: 'beside', image: 'acme/beside:1.0.0', resources }],
    initContainers: [{ name: 'before', image: 'acme/before:1.0.0', resources, user: 4711 }],
    ...props,
  });
  new GatewayTracing(chart, 'tracing', { target, tracing: Tracing.sidecar({ endpoint: 'http://tempo.observability.svc:4317' }) });
  new GatewayMigration(chart, 'migration', { target, stores: [] });
  new GatewaySmokeTest(chart, 'smoke', { target });
  new GatewaySmokeTest(chart, 'helm-test', { target, name: 'helm-test', form: SmokeTestForm.HELM_TEST });
  new GatewayObservability(chart, 'observability', { target, syntheticCheck: {} });
  mcpProxy(chart);
}

/** An MCP proxy with a server in another namespace. */
export function mcpProxy(chart: Chart): McpProxy {
  return new McpProxy(chart, 'mcp', {
    profile: McpProfile.custom({
      ...FACTS,
      product: 'proxy',
      mcp: { sessions: McpSessionState.SHARED, serversVariable: 'SERVERS' },
    }),
    clients: [NetworkPeer.namespace('agents')],
    servers: [McpServer.service('files', { service: 'files', namespace: 'tools', port: 8000 })],
  });
}

/** The same gateway in the mesh of Istio. */
export function meshed(chart: Chart): void {
  const target = new LlmGateway(chart, 'gateway', { profile: acme(PRODUCT) });
  new GatewayMesh(chart, 'mesh', { target });
  new GatewayMigration(chart, 'migration', { target, stores: [] });
  new GatewayObservability(chart, 'observability', { target, syntheticCheck: {} });
}

/** Every pod by the object that makes it. */
export function podsOf(
  manifests: readonly Manifest[],
): Array<{ readonly name: string; readonly manifest: Manifest; readonly template: any }> {
  return manifests.flatMap((manifest) => {
    const template = podTemplateOf(manifest);
    return template === undefined ? [] : [{ name: `${manifest.kind}/${manifest.metadata.name}`, manifest, template }];
  });
}

/** Every container of a pod. */
export function containersOf(template: any): any[] {
  return [...(template.spec.initContainers ?? []), ...template.spec.containers];
}
