import { podOf } from './pods';
import type { Fault, Manifest, Rule } from './rule';
import { entries, namespaceOf, objectName } from './rule';

const none: readonly Fault[] = [];
const PREFIX = '(?:[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?\\/)?';
const LABEL_KEY = new RegExp(`^${PREFIX}[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$`);
const LABEL_VALUE = /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;
const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_NAME = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
const ANNOTATIONS = 256 * 1024;
const CONFIG = 1024 * 1024;
/** Kinds whose objects belong to no namespace. */
const CLUSTER_WIDE =
  /^(?:Bundle|Cluster[A-Z]\w*|CustomResourceDefinition|GatewayClass|IngressClass|Namespace|PersistentVolume|PriorityClass|StorageClass|.*List)$/;
/** API versions that no supported cluster serves any more. */
const GONE =
  /^(?:extensions\/v1beta1|apps\/v1beta[12]|networking\.k8s\.io\/v1beta1|policy\/v1beta1|batch\/v1beta1|autoscaling\/v2beta[12]|rbac\.authorization\.k8s\.io\/v1beta1)$/;

function labels(path: string, map: unknown): Fault[] {
  return entries(map).flatMap(([key, value]) => {
    if (!LABEL_KEY.test(key)) return [{ path, message: `${JSON.stringify(key)} is no key of a label` }];
    return typeof value === 'string' && LABEL_VALUE.test(value)
      ? []
      : [{ path: `${path}.${key}`, message: `${JSON.stringify(value)} is no value of a label` }];
  });
}

export const METADATA: readonly Rule[] = [
  {
    id: 'name',
    severity: 'error',
    remedy: 'use lower-case letters, digits and "-"; Services start with a letter and have at most 63 characters',
    find: ({ kind, metadata }) => {
      const name: unknown = metadata?.name;
      const isName =
        typeof name === 'string' &&
        (kind === 'Service' ? LABEL_NAME : /^(?:Cluster)?Role(?:Binding)?$/.test(String(kind)) ? /./ : SUBDOMAIN).test(name);
      return isName || typeof metadata?.generateName === 'string'
        ? none
        : [{ path: 'metadata.name', message: `${JSON.stringify(name)} is no name` }];
    },
  },
  {
    id: 'namespace',
    severity: 'warning',
    remedy: 'state a namespace that is neither default nor one of the system',
    find: ({ kind, metadata }) => {
      const namespace: unknown = metadata?.namespace;
      if (CLUSTER_WIDE.test(String(kind))) return none;
      if (namespace === undefined) return [{ path: 'metadata.namespace', message: 'there is none' }];
      return namespace === 'default' || String(namespace).startsWith('kube-')
        ? [{ path: 'metadata.namespace', message: `it is ${String(namespace)}` }]
        : none;
    },
  },
  {
    id: 'label',
    severity: 'error',
    remedy: 'use at most 63 letters, digits, "-", "_" and "."',
    find: (manifest) => [
      ...labels('metadata.labels', manifest.metadata?.labels),
      ...labels('spec.template.metadata.labels', podOf(manifest)?.metadata?.labels),
    ],
  },
  {
    id: 'annotation',
    severity: 'error',
    remedy: 'use texts, of at most 256 KiB together',
    find: ({ metadata }) => {
      const all = entries(metadata?.annotations);
      const size = all.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(String(value)), 0);
      const noText = all
        .filter(([, value]) => typeof value !== 'string')
        .map(([key]) => ({ path: `metadata.annotations.${key}`, message: 'it is no text' }));
      return size > ANNOTATIONS ? [...noText, { path: 'metadata.annotations', message: `they have ${size} bytes` }] : noText;
    },
  },
  {
    id: 'config-size',
    severity: 'error',
    remedy: 'keep it below 1 MiB',
    find: ({ kind, data, binaryData }) => {
      const size =
        kind === 'ConfigMap' || kind === 'Secret' ? Buffer.byteLength(JSON.stringify([data ?? {}, binaryData ?? {}])) : 0;
      return size > CONFIG ? [{ path: 'data', message: `it has ${size} bytes` }] : none;
    },
  },
  {
    id: 'api-version',
    severity: 'error',
    remedy: 'use the version that clusters serve',
    find: ({ apiVersion }) =>
      GONE.test(String(apiVersion)) ? [{ path: 'apiVersion', message: `${String(apiVersion)} is gone` }] : none,
  },
  {
    id: 'same-object',
    severity: 'error',
    remedy: 'give one of them another name: kubectl keeps the last one only',
    find: (manifest, all) => {
      const key = identity(manifest);
      return all.find((other) => identity(other) === key) === manifest
        ? none
        : [{ path: 'metadata.name', message: `another ${objectName(manifest)} is applied with it` }];
    },
  },
  {
    id: 'int32',
    severity: 'error',
    remedy: 'use a whole number below 2147483648',
    find: ({ spec }) =>
      entries(spec)
        .filter(
          ([field, value]) =>
            /(?:[rR]eplicas|Seconds|Limit|ReplicaCount)$/.test(field) &&
            typeof value === 'number' &&
            !(Number.isInteger(value) && Math.abs(value) < 2 ** 31),
        )
        .map(([field, value]) => ({ path: `spec.${field}`, message: `${String(value)} is no whole number of 32 bits` })),
  },
];

function identity(manifest: Manifest): string {
  const group = String(manifest.apiVersion).split('/').slice(0, -1);
  return [...group, manifest.kind, namespaceOf(manifest), String(manifest.metadata?.name)].join(' ');
}
