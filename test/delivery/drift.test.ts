import type { Manifest } from '../support/manifest';
import { synth } from '../support/synth';
import { everything } from '../pod/everything';
import { examples } from './order/examples';

beforeAll(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterAll(() => jest.restoreAllMocks());

/**
 * What the API server fills in where it stands inside a list. Tools that compare with what was last applied, such as Argo CD by
 * default, compare lists of custom resources as a whole: what is filled in there is a difference for ever. Fields outside of lists are
 * not compared unless somebody states them.
 */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  // https://github.com/external-secrets/external-secrets/blob/main/apis/externalsecrets/v1/externalsecret_types.go
  ExternalSecret: {
    'spec.data.*.remoteRef': ['conversionStrategy', 'decodingStrategy', 'metadataPolicy'],
    'spec.dataFrom.*.extract': ['conversionStrategy', 'decodingStrategy', 'metadataPolicy'],
    'spec.dataFrom.*.find': ['conversionStrategy', 'decodingStrategy'],
    'spec.target.template.templateFrom.*': ['target'],
  },
  // https://github.com/kubernetes-sigs/gateway-api/blob/main/apis/v1/shared_types.go
  HTTPRoute: {
    'spec.parentRefs.*': ['group', 'kind'],
    'spec.rules.*': ['matches'],
    'spec.rules.*.matches.*.path': ['type', 'value'],
    'spec.rules.*.matches.*.headers.*': ['type'],
    'spec.rules.*.backendRefs.*': ['group', 'kind', 'weight'],
    'spec.rules.*.filters.*.requestRedirect': ['statusCode'],
  },
  GRPCRoute: {
    'spec.parentRefs.*': ['group', 'kind'],
    'spec.rules.*.backendRefs.*': ['group', 'kind', 'weight'],
  },
  Gateway: {
    'spec.listeners.*.allowedRoutes.namespaces': ['from'],
    'spec.listeners.*.tls': ['mode'],
    'spec.listeners.*.tls.certificateRefs.*': ['group', 'kind'],
  },
  // https://github.com/prometheus-operator/prometheus-operator/blob/main/pkg/apis/monitoring/v1/types.go (RelabelConfig)
  ServiceMonitor: {
    'spec.endpoints.*.relabelings.*': ['action'],
    'spec.endpoints.*.metricRelabelings.*': ['action'],
  },
  PodMonitor: {
    'spec.podMetricsEndpoints.*.relabelings.*': ['action'],
    'spec.podMetricsEndpoints.*.metricRelabelings.*': ['action'],
  },
  Probe: { 'spec.metricRelabelings.*': ['action'], 'spec.targets.staticConfig.relabelingConfigs.*': ['action'] },
  // https://github.com/cloudnative-pg/cloudnative-pg/blob/main/api/v1/cluster_types.go (RoleConfiguration)
  Cluster: { 'spec.managed.roles.*': ['ensure', 'connectionLimit', 'inherit'] },
  // https://github.com/bitnami-labs/sealed-secrets, https://github.com/kedacore/keda: no defaults inside lists
};

function at(value: any, path: readonly string[]): any[] {
  const [first, ...rest] = path;
  if (value === undefined || value === null) return [];
  if (first === undefined) return [value];
  return first === '*' ? (value as any[]).flatMap((item) => at(item, rest)) : at(value[first], rest);
}

function filledIn(manifest: Manifest): string[] {
  return Object.entries(DEFAULTS[manifest.kind] ?? {}).flatMap(([path, names]) =>
    at(manifest, path.split('.')).flatMap((place) =>
      names
        .filter((name) => place[name] === undefined)
        .map((name) => `${manifest.kind}/${manifest.metadata.name}: ${path}.${name}`),
    ),
  );
}

test('the API server fills in nothing that Argo CD would show as a difference', () => {
  const all = [...examples().values()].flat();

  expect(all.flatMap(filledIn)).toEqual([]);
});

test('nor in what every construct makes', () => {
  expect(synth((chart) => everything(chart)).flatMap(filledIn)).toEqual([]);
});

test('the examples have such lists', () => {
  const kinds = new Set([...examples().values()].flat().map(({ kind }) => kind));

  expect([...kinds]).toEqual(expect.arrayContaining(['ExternalSecret', 'HTTPRoute', 'ServiceMonitor']));
});

test('fails for a list without what is filled in', () => {
  const route = { kind: 'HTTPRoute', metadata: { name: 'a' }, spec: { parentRefs: [{ name: 'public', kind: 'Gateway' }] } };

  expect(filledIn(route as unknown as Manifest)).toEqual(['HTTPRoute/a: spec.parentRefs.*.group']);
});
