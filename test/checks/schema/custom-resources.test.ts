import * as fs from 'node:fs';
import * as path from 'node:path';
import { line } from '../finding';
import { crdFiles, crdSchemas } from './crds';
import { schema } from '.';

const metadata = { name: 'gw', namespace: 'ai-platform' };

/** One sound object for each of the groups that gateways meet most, with one field to spoil. */
const SAMPLES = [
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata,
    spec: { selector: { matchLabels: { app: 'gw' } }, endpoints: [{ port: 'http', path: '/metrics', interval: '30s' }] },
  },
  {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata,
    spec: { scaleTargetRef: { name: 'gw' }, minReplicaCount: 2, triggers: [{ type: 'cpu', metadata: { value: '70' } }] },
  },
  {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata,
    spec: { secretStoreRef: { kind: 'ClusterSecretStore', name: 's' }, data: [{ secretKey: 'a', remoteRef: { key: 'prod/a' } }] },
  },
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata,
    spec: {
      parentRefs: [{ name: 'public' }],
      hostnames: ['llm.example.com'],
      rules: [{ backendRefs: [{ name: 'gw', port: 80 }] }],
    },
  },
];

test.each(SAMPLES.map((sample) => [sample.kind, sample] as const))('accepts a sound %s', (_, sample) => {
  expect(schema([sample]).map(line)).toEqual([]);
});

test.each(SAMPLES.map((sample) => [sample.kind, sample] as const))('finds an unknown field of a %s', (kind, sample) => {
  const lines = schema([{ ...sample, spec: { ...sample.spec, typo: 1 } }]).map(line);

  expect(lines).toEqual([`${kind}/gw: spec: unknown field 'typo' (schema)`]);
});

test.each(crdFiles().map((file) => [path.basename(file), file] as const))('%s has a usable schema for every kind', (_, file) => {
  const kinds = Object.keys(crdSchemas(fs.readFileSync(file, 'utf8')).kinds);
  const objects = kinds.map((kind) => ({
    apiVersion: kind.slice(0, kind.lastIndexOf('/')),
    kind: kind.split('/').at(-1) ?? '',
    metadata,
    nonsense: 1,
  }));

  expect(kinds).not.toEqual([]);
  for (const object of objects) {
    expect(schema([object]).map(line)).toContainEqual(expect.stringContaining("unknown field 'nonsense'"));
  }
});
