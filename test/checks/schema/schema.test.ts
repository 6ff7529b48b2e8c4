import { line } from '../finding';
import { broken, podOf, soundSet } from '../sample';
import { schema } from '.';

type Change = Parameters<typeof broken>[0];

test('accepts a set of objects that Kubernetes 1.28 would take', () => {
  expect(schema(soundSet()).map(line)).toEqual([]);
});

test.each<[string, Change, string]>([
  [
    'a misspelt field deep in the pod',
    (find) => (podOf(find).containers[0].readynessProbe = {}),
    "unknown field 'readynessProbe'",
  ],
  ['a TypeScript name in YAML', (find) => (find('Service').spec.clusterIp = 'None'), "spec: unknown field 'clusterIp'"],
  ['an unknown key of metadata', (find) => (find('Service').metadata.label = {}), "metadata: unknown field 'label'"],
  ['a number where a string is meant', (find) => (find('ConfigMap').data.port = 80), 'data.port: must be string'],
  [
    'a string where a number is meant',
    (find) => (find('HorizontalPodAutoscaler').spec.maxReplicas = '20'),
    'spec.maxReplicas: must be integer',
  ],
  ['a fraction of a second', (find) => (podOf(find).terminationGracePeriodSeconds = 1.5), 'must be integer'],
  ['a missing required field', (find) => delete podOf(find).containers[0].name, "must have required property 'name'"],
  [
    'a value outside a closed set',
    (find) => (podOf(find).containers[0].imagePullPolicy = 'Sometimes'),
    'Always, IfNotPresent, Never',
  ],
  ['a port out of range', (find) => (podOf(find).containers[0].ports[0].containerPort = 65536), 'must be <= 65535'],
  ['a port zero behind a Service', (find) => (find('Service').spec.ports[0].targetPort = 0), 'must be >= 1'],
  [
    'a quantity with a wrong unit',
    (find) => (podOf(find).containers[0].resources.limits.memory = '500Mb'),
    'limits.memory: must match pattern',
  ],
  ['a null', (find) => (find('ConfigMap').data = null), 'data: must be object'],
  [
    'a restart policy that only a pod has',
    (find) => (podOf(find).containers[0].restartPolicy = 'Never'),
    'restartPolicy: must be equal to constant',
  ],
  ['no metadata', (find) => delete find('ConfigMap').metadata, "must have required property 'metadata'"],
])('finds %s', (_, change, expected) => {
  const lines = schema(broken(change)).map(line);

  expect(lines).toContainEqual(expect.stringContaining(expected));
});

test('accepts the fields newer than 1.28 that this library writes on purpose', () => {
  const manifests = broken((find) => {
    find('Service').spec.trafficDistribution = 'PreferClose';
    podOf(find).initContainers = [{ name: 'otel', restartPolicy: 'Always' }];
  });

  expect(schema(manifests)).toEqual([]);
});

test('finds a kind that has no schema', () => {
  const manifests = [{ apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'w' } }];

  expect(schema(manifests).map(line)).toEqual(['Widget/w: no schema for example.com/v1 Widget (schema-kind)']);
});

test('finds an object of a version that Kubernetes 1.28 does not serve', () => {
  const manifests = broken((find) => (find('HorizontalPodAutoscaler').apiVersion = 'autoscaling/v2beta2'));

  expect(schema(manifests)).toMatchObject([{ id: 'schema-kind' }]);
});
