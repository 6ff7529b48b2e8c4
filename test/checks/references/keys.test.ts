import { accepts, prove } from '../proof';
import type { Change } from '../proof';
import { podOf } from '../sample';
import { keys } from './keys';

const metadata = { name: 'credentials', namespace: 'ai-platform' };
const reads = (key: string, fields = {}) => ({ name: 'X', valueFrom: { secretKeyRef: { name: 'credentials', key, ...fields } } });

/** The gateway reads a key of the Secret `credentials`, which some object of the set makes. */
function withMaker(maker: Record<string, unknown>, key: string): Change {
  return (find, set) => {
    set.push({ apiVersion: 'v1', kind: 'Secret', metadata, ...maker });
    podOf(find).containers[0].env.push(reads(key));
  };
}

prove(keys, [
  [
    'a variable that reads a missing key of a ConfigMap',
    (find) => (podOf(find).containers[0].env[0].valueFrom.configMapKeyRef.key = 'mode'),
    'variable MODE of gateway reads key mode of ConfigMap gw-config, keys of ConfigMap/gw-config are: config.yaml (missing-key)',
  ],
  [
    'a projected volume with a missing key',
    (find) => (podOf(find).volumes[0].projected.sources[0].configMap.items[0].key = 'other.yaml'),
    'volume config reads key other.yaml of ConfigMap gw-config',
  ],
  [
    'a secret volume with a missing key',
    (find, set) => {
      set.push({ apiVersion: 'v1', kind: 'Secret', metadata, stringData: { openai: '' } });
      podOf(find).volumes.push({ name: 'v', secret: { secretName: 'credentials', items: [{ key: 'azure', path: 'a' }] } });
    },
    'volume v reads key azure of Secret credentials, keys of Secret/credentials are: openai',
  ],
  ['a key that a Secret has not', withMaker({ data: { openai: '' } }, 'azure'), 'reads key azure'],
  [
    'a key that an ExternalSecret does not fetch',
    withMaker({ kind: 'ExternalSecret', spec: { data: [{ secretKey: 'a' }] } }, 'b'),
    'reads key b',
  ],
  [
    'a key that the template of an ExternalSecret drops',
    withMaker({ kind: 'ExternalSecret', spec: { data: [{ secretKey: 'a' }], target: { template: { data: { dsn: '' } } } } }, 'a'),
    'reads key a of Secret credentials, keys of ExternalSecret/credentials are: dsn',
  ],
  [
    'a key that a SealedSecret has not',
    withMaker({ kind: 'SealedSecret', spec: { encryptedData: { a: '' } } }, 'b'),
    'reads key b',
  ],
  [
    'a key that a SecretProviderClass does not sync',
    withMaker(
      { kind: 'SecretProviderClass', spec: { secretObjects: [{ secretName: 'credentials', data: [{ key: 'a' }] }] } },
      'b',
    ),
    'reads key b',
  ],
  [
    'a monitor that reads a missing token',
    (_, set) => {
      set.push({ apiVersion: 'v1', kind: 'Secret', metadata, data: { a: '' } });
      const endpoints = [{ port: 'http', authorization: { credentials: { name: 'credentials', key: 'token' } } }];
      set.push({ apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata, spec: { endpoints } });
    },
    'ServiceMonitor/credentials: endpoint http reads key token',
  ],
  [
    'a monitor of pods that reads a missing password',
    (_, set) => {
      set.push({ apiVersion: 'v1', kind: 'Secret', metadata, data: { a: '' } });
      const podMetricsEndpoints = [{ port: 'http', basicAuth: { password: { name: 'credentials', key: 'b' } } }];
      set.push({ apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor', metadata, spec: { podMetricsEndpoints } });
    },
    'PodMonitor/credentials: endpoint http reads key b',
  ],
  [
    'a scaling trigger that reads a missing key',
    (_, set) => {
      set.push({ apiVersion: 'v1', kind: 'Secret', metadata, data: { a: '' } });
      const secretTargetRef = [{ parameter: 'password', name: 'credentials', key: 'b' }];
      set.push({ apiVersion: 'keda.sh/v1alpha1', kind: 'TriggerAuthentication', metadata, spec: { secretTargetRef } });
    },
    'parameter password reads key b',
  ],
]);

accepts(keys, [
  ['a ConfigMap of the same name without the key', withMaker({ kind: 'ConfigMap', data: {} }, 'anything')],
  [
    'a Secret of the same name in another namespace',
    withMaker({ data: {}, metadata: { ...metadata, namespace: 'elsewhere' } }, 'anything'),
  ],
  ['a Secret that is not in the file', (find) => podOf(find).containers[0].env.push(reads('anything'))],
  [
    'a missing key that is optional',
    (find, set) => {
      set.push({ apiVersion: 'v1', kind: 'Secret', metadata, data: {} });
      podOf(find).containers[0].env.push(reads('b', { optional: true }));
    },
  ],
  ['whatever a store holds', withMaker({ kind: 'ExternalSecret', spec: { dataFrom: [{ extract: { key: 'all' } }] } }, 'b')],
  [
    'a key that is fetched',
    withMaker({ kind: 'ExternalSecret', spec: { data: [{ secretKey: 'a' }], target: { name: 'credentials' } } }, 'a'),
  ],
  ['the files of a certificate', withMaker({ kind: 'Certificate', spec: { secretName: 'credentials' } }, 'tls.crt')],
]);
