import type { Change } from '../../checks/proof';
import { added, holds, spec } from './found';

const KIB = 1024;

const named = (kind: string, name: unknown): Change => added({ kind, metadata: { name, namespace: 'a' } });
const label = (key: string, value: unknown): Change => added({ kind: 'Bag', metadata: { name: 'b', labels: { [key]: value } } });
const noKey = (key: string): string => `Bag/b metadata.labels: ${JSON.stringify(key)} is no key of a label`;
const noValue = (value: string): string => `Bag/b metadata.labels.a: ${JSON.stringify(value)} is no value of a label`;

holds('name', [
  ['a name may have parts with dots', named('Bag', 'a.b-1')],
  ['a name may be one letter', named('Bag', 'a')],
  ['a later part of a name may have many letters', named('Bag', 'a.bcde')],
  ['a later part of a name may be one letter', named('Bag', 'a.b')],
  ['a name may have 253 characters', named('Bag', 'a'.repeat(253))],
  [
    'a name has no 254 characters',
    named('Bag', 'a'.repeat(254)),
    `Bag/${'a'.repeat(254)} metadata.name: "${'a'.repeat(254)}" is no name`,
  ],
  ['a name does not end with a dash', named('Bag', 'a-'), 'Bag/a- metadata.name: "a-" is no name'],
  ['a part of a name does not end with a dash', named('Bag', 'b.a-'), 'Bag/b.a- metadata.name: "b.a-" is no name'],
  ['a name does not start with a dash', named('Bag', '-a'), 'Bag/-a metadata.name: "-a" is no name'],
  ['a name has no empty part', named('Bag', 'a..b'), 'Bag/a..b metadata.name: "a..b" is no name'],
  ['a name is a text', named('Bag', 7), 'Bag/7 metadata.name: 7 is no name'],
  ['a name may be left to the server', added({ kind: 'Bag', metadata: { generateName: 'a-' } })],
  ['a Service may have 63 characters', named('Service', 'a'.repeat(63))],
  [
    'a Service has no 64 characters',
    named('Service', 'a'.repeat(64)),
    `Service/${'a'.repeat(64)} metadata.name: "${'a'.repeat(64)}" is no name`,
  ],
  ['a Service does not start with a digit', named('Service', '1a'), 'Service/1a metadata.name: "1a" is no name'],
  ['a Service has no dots', named('Service', 'a.b'), 'Service/a.b metadata.name: "a.b" is no name'],
  ['a Service does not end with a dash', named('Service', 'a-'), 'Service/a- metadata.name: "a-" is no name'],
  ['a Service may be one letter', named('Service', 'a')],
  ['a role may be called as it likes', named('ClusterRoleBinding', 'system:Reader')],
  ['a role of a namespace as well', named('Role', 'system:Reader')],
  ['and what binds it', named('RoleBinding', 'system:Reader')],
  ['a role has a name', named('Role', ''), 'Role/ metadata.name: "" is no name'],
  [
    'what is only called like a role has a name of its own',
    named('RoleModel', 'A:b'),
    'RoleModel/A:b metadata.name: "A:b" is no name',
  ],
  ['what ends like a role as well', named('MyRole', 'A:b'), 'MyRole/A:b metadata.name: "A:b" is no name'],
]);

holds('namespace', [
  [
    'it is not default',
    added({ kind: 'Bag', metadata: { name: 'b', namespace: 'default' } }),
    'Bag/b metadata.namespace: it is default',
  ],
  ['it may be called after default', added({ kind: 'Bag', metadata: { name: 'b', namespace: 'default-2' } })],
  ['it may end like one of the system', added({ kind: 'Bag', metadata: { name: 'b', namespace: 'my-kube-' } })],
  ['a class belongs to none', added({ kind: 'GatewayClass', metadata: { name: 'b' } })],
  ['a kind of a whole cluster belongs to none', added({ kind: 'ClusterIssuer', metadata: { name: 'b' } })],
  ['a list belongs to none', added({ kind: 'ConfigMapList', metadata: { name: 'b' } })],
  [
    'a Cluster of an operator belongs to one',
    added({ kind: 'Cluster', metadata: { name: 'b' } }),
    'Cluster/b metadata.namespace: there is none',
  ],
  [
    'what starts like a Namespace belongs to one',
    added({ kind: 'NamespaceX', metadata: { name: 'b' } }),
    'NamespaceX/b metadata.namespace: there is none',
  ],
  [
    'what ends like a Namespace belongs to one',
    added({ kind: 'MyNamespace', metadata: { name: 'b' } }),
    'MyNamespace/b metadata.namespace: there is none',
  ],
]);

holds('label', [
  ['a key may have a prefix', label('example.com/a', 'b')],
  ['a key may have a prefix of one letter', label('e/a', 'b')],
  ['a key may have 63 characters', label('a'.repeat(63), 'b')],
  ['a key has no 64 characters', label('a'.repeat(64), 'b'), noKey('a'.repeat(64))],
  ['a prefix may have 253 characters', label(`${'a'.repeat(253)}/a`, 'b')],
  ['a prefix has no 254 characters', label(`${'a'.repeat(254)}/a`, 'b'), noKey(`${'a'.repeat(254)}/a`)],
  ['a prefix has no capital letters', label('Example.com/a', 'b'), noKey('Example.com/a')],
  ['a prefix does not end with a dot', label('example./a', 'b'), noKey('example./a')],
  ['a key has one prefix', label('a/b/c', 'b'), noKey('a/b/c')],
  ['a key does not end with a dash', label('a-', 'b'), noKey('a-')],
  ['a key does not start with a dash', label('-a', 'b'), noKey('-a')],
  ['a value may be empty', label('a', '')],
  ['a value may have 63 characters', label('a', 'b'.repeat(63))],
  ['a value has no 64 characters', label('a', 'b'.repeat(64)), noValue('b'.repeat(64))],
  ['a value does not start with a dot', label('a', '.b'), noValue('.b')],
  ['a value does not end with a dot', label('a', 'b.'), noValue('b.')],
  [
    'the labels of pods are looked at as well',
    (find) => (find('Deployment').spec.template.metadata.labels.a = 'b c'),
    'Deployment/gw spec.template.metadata.labels.a: "b c" is no value of a label',
  ],
]);

const annotated = (value: string): Change => added({ kind: 'Bag', metadata: { name: 'b', annotations: { ab: value } } });

holds('annotation', [
  ['they may have 256 KiB', annotated('x'.repeat(256 * KIB - 2))],
  ['they have no byte more', annotated('x'.repeat(256 * KIB - 1)), 'Bag/b metadata.annotations: they have 262145 bytes'],
  ['a character counts as its bytes', annotated('é'.repeat(128 * KIB)), 'Bag/b metadata.annotations: they have 262146 bytes'],
]);

const config = (kind: string, fields: object): Change => added({ kind, metadata: { name: 'c', namespace: 'a' }, ...fields });
// [{"a":""},{}]
const AROUND = 13;

holds('config-size', [
  ['a ConfigMap may have 1 MiB', config('ConfigMap', { data: { a: 'x'.repeat(KIB * KIB - AROUND) } })],
  [
    'a ConfigMap has no byte more',
    config('ConfigMap', { data: { a: 'x'.repeat(KIB * KIB - AROUND + 1) } }),
    'ConfigMap/c data: it has 1048577 bytes',
  ],
  [
    'binary data counts',
    config('Secret', { binaryData: { a: 'x'.repeat(KIB * KIB - AROUND + 1) } }),
    'Secret/c data: it has 1048577 bytes',
  ],
  ['another kind may have more', config('Bag', { data: { a: 'x'.repeat(2 * KIB * KIB) } })],
]);

const version = (apiVersion: string): Change => added({ apiVersion, kind: 'Bag', metadata: { name: 'b', namespace: 'a' } });

holds('api-version', [
  ['a version that is served is fine', version('apps/v1')],
  ['a version that starts like one that is gone is fine', version('policy/v1beta10')],
  ['a group that ends like one that is gone is fine', version('my-apps/v1beta1')],
  ['the first version of apps is gone', version('apps/v1beta1'), 'Bag/b apiVersion: apps/v1beta1 is gone'],
  ['each version that is gone counts', version('autoscaling/v2beta2'), 'Bag/b apiVersion: autoscaling/v2beta2 is gone'],
]);

const twins = (one: object, other: object): Change => {
  const twin = (more: object): object => ({
    apiVersion: 'a.b/v1',
    kind: 'Bag',
    metadata: { name: 'b', namespace: 'a' },
    ...more,
  });
  return (_find, set) => set.push(twin(one) as never, twin(other) as never);
};

holds('same-object', [
  ['the second of two is found', twins({}, {}), 'Bag/b metadata.name: another Bag/b is applied with it'],
  [
    'another version is the same object',
    twins({}, { apiVersion: 'a.b/v2' }),
    'Bag/b metadata.name: another Bag/b is applied with it',
  ],
  [
    'a version before it is the same object',
    twins({ apiVersion: 'a.b/v1beta1' }, {}),
    'Bag/b metadata.name: another Bag/b is applied with it',
  ],
  ['another group is another object', twins({}, { apiVersion: 'c.d/v1' })],
  ['a group that begins alike as well', twins({}, { apiVersion: 'a.c/v1' })],
  [
    'kind and namespace are not one word',
    twins({ kind: 'Bag', metadata: { name: 'b', namespace: 'gb' } }, { kind: 'Baggb', metadata: { name: 'b' } }),
  ],
  ['another kind is another object', twins({}, { kind: 'Box' })],
  ['another namespace is another object', twins({}, { metadata: { name: 'b', namespace: 'c' } })],
  [
    'the versions of the core are one group',
    twins({ apiVersion: 'v1' }, { apiVersion: 'v2' }),
    'Bag/b metadata.name: another Bag/b is applied with it',
  ],
]);

holds('int32', [
  ['the largest is fine', spec('Deployment', { progressDeadlineSeconds: 2 ** 31 - 1 })],
  [
    'half a second is none',
    spec('Deployment', { minReadySeconds: 0.5 }),
    'Deployment/gw spec.minReadySeconds: 0.5 is no whole number of 32 bits',
  ],
  [
    'one that is too small is none',
    spec('Deployment', { replicas: -(2 ** 31) }),
    'Deployment/gw spec.replicas: -2147483648 is no whole number of 32 bits',
  ],
  [
    'the number of an autoscaler counts',
    added({ kind: 'Bag', metadata: { name: 'b', namespace: 'a' }, spec: { maxReplicas: 2 ** 31 } }),
    'Bag/b spec.maxReplicas: 2147483648 is no whole number of 32 bits',
  ],
  ['another field may be anything', spec('Deployment', { replicasX: 0.5, percent: 0.5 })],
  ['a text is left to the schema', spec('Deployment', { minReadySeconds: '0.5' })],
]);
