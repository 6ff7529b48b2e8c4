import { accepts, prove } from '../proof';
import type { Change } from '../proof';
import { podOf } from '../sample';
import { server } from '.';
import { quantity } from './quantity';

const container =
  (change: (container: any) => unknown): Change =>
  (find) =>
    change(podOf(find).containers[0]);

const spec =
  (kind: string, fields: object): Change =>
  (find) =>
    Object.assign(find(kind).spec, fields);

const block = (ipBlock: object) => spec('NetworkPolicy', { egress: [{ to: [{ ipBlock }] }] });

prove(server, [
  ['an empty list', spec('NetworkPolicy', { ingress: [] }), 'spec.ingress is an empty list, which the server does not keep'],
  [
    'a probe with two handlers',
    container((c) => (c.readinessProbe.exec = {})),
    'readinessProbe does not have exactly one handler (server)',
  ],
  [
    'a probe without a handler',
    container((c) => (c.startupProbe = { periodSeconds: 5 })),
    'startupProbe does not have exactly one handler',
  ],
  [
    'a liveness probe that wants to succeed twice',
    container((c) => (c.livenessProbe.successThreshold = 2)),
    'successThreshold of livenessProbe',
  ],
  [
    'a preStop of two actions',
    container((c) => (c.lifecycle.preStop.exec = {})),
    'a lifecycle hook does not have exactly one action',
  ],
  [
    'a request above its limit',
    container((c) => (c.resources.requests.memory = '2049Mi')),
    'it requests more memory than its limit',
  ],
  ['a variable with an equals sign', container((c) => c.env.push({ name: 'A=B' })), 'A=B is no name of a variable'],
  ['a variable with two sources', container((c) => (c.env[0].value = 'x')), 'variable MODE has a value and a source'],
  ['a mount path with a colon', container((c) => (c.volumeMounts[0].mountPath = 'a:b')), 'mount path a:b'],
  [
    'a volume without a source',
    (find) => (podOf(find).volumes[0] = { name: 'config' }),
    'volume config does not have exactly one source',
  ],
  ['two containers of one name', (find) => podOf(find).containers.push({ name: 'gateway' }), 'two containers are called gateway'],
  ['one port twice', container((c) => c.ports.push({ name: 'b', containerPort: 8080 })), 'listen on port 8080/TCP'],
  ['a name in upper case', (find) => (find('ConfigMap').metadata.name = 'Config'), '"Config" is no name for an object'],
  [
    'a Service name that starts with a digit',
    (find) => (find('Service').metadata.name = '1gw'),
    '"1gw" is no name for a Service',
  ],
  ['a Service name with a dot', (find) => (find('Service').metadata.name = 'gw.x'), '"gw.x" is no name for a Service'],
  ['a Service name that is too long', (find) => (find('Service').metadata.name = 'a'.repeat(64)), 'is no name for a Service'],
  ['a ConfigMap key with a blank', (find) => (find('ConfigMap').data['a b'] = ''), '"a b" is no key'],
  ['a ConfigMap that is too large', (find) => (find('ConfigMap').data.big = 'x'.repeat(2 ** 20)), 'it has 1048'],
  [
    'annotations that are too large',
    (find) => (find('Service').metadata.annotations = { a: 'x'.repeat(2 ** 18) }),
    'its annotations have 262145',
  ],
  [
    'a rollout that cannot move',
    (find) => (find('Deployment').spec.strategy.rollingUpdate.maxSurge = 0),
    'maxSurge and maxUnavailable are both 0',
  ],
  [
    'a Recreate with a rolling update',
    (find) => (find('Deployment').spec.strategy.type = 'Recreate'),
    'Recreate has no rollingUpdate',
  ],
  [
    'a deadline before anything can be ready',
    spec('Deployment', { minReadySeconds: 600 }),
    'progressDeadlineSeconds is not above',
  ],
  ['a minimum above the maximum', spec('HorizontalPodAutoscaler', { minReplicas: 21 }), 'minReplicas is above maxReplicas'],
  ['a budget with two numbers', spec('PodDisruptionBudget', { minAvailable: 1 }), 'it has minAvailable and maxUnavailable'],
  ['a second port without a name', (find) => find('Service').spec.ports.push({ port: 81 }), 'names each of them'],
  ['a range that is none', block({ cidr: '10.0.0.0/33' }), '10.0.0.0/33 is no range'],
  ['a range without a length', block({ cidr: '10.0.0.0' }), '10.0.0.0 is no range'],
  ['an exception outside of its range', block({ cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] }), '11.0.0.0/16 is no range'],
  ['an exception as wide as its range', block({ cidr: '10.0.0.0/8', except: ['10.0.0.0/8'] }), '10.0.0.0/8 is no range'],
  ['an exception of the other family', block({ cidr: '0.0.0.0/0', except: ['fc00::/7'] }), 'fc00::/7 is no range'],
]);

accepts(server, [
  ['a minimum that is the maximum', spec('HorizontalPodAutoscaler', { minReplicas: 20 })],
  ['an exception within its range', block({ cidr: '::/0', except: ['fc00::/7'] })],
  ['a request as large as its limit in another unit', container((c) => (c.resources.requests.memory = '2048Mi'))],
  ['one port number for two protocols', container((c) => c.ports.push({ name: 'b', containerPort: 8080, protocol: 'UDP' }))],
  ['a custom object whose name has dots', (find) => (find('ConfigMap').metadata.name = 'a.b-c.d')],
]);

test.each([
  ['500m', 0.5],
  ['2', 2],
  ['1.5Gi', 1.5 * 2 ** 30],
  ['1e3', 1000],
  ['1G', 1e9],
  ['500Mb', NaN],
  [undefined, NaN],
])('reads %s as %d', (text, expected) => {
  expect(quantity(text)).toBe(expected);
});
