import type { Chart } from 'cdk8s';
import { Duration, Size } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import { createContext, runInContext } from 'node:vm';
import { LlmGateway, NetworkPeer, ServiceMesh, StateStore } from '../../src';
import { isPlain, shapeOf, UNFIT } from '../../src/core/api/shape';
import { missing, wording } from '../../src/core/api/wording';
import { findings } from '../support/errors';
import { acme } from '../support/gateway';

// What fits a type of the API, and what is said of what does not.

const said = (text: string, value: unknown) => Object.values(wording(shapeOf(text), value)).join('; ');
const fits = (text: string, value: unknown) => shapeOf(text).take(value) !== UNFIT;
class Plan {}
const bundled = (name: string) => new ({ [name]: class {} }[name] as any)();

test.each<[string, unknown, string]>([
  ['string', null, 'is null; leave it out, or give a value'],
  ['string', undefined, 'is undefined, not a string; give a text'],
  ['string', 5, 'is a number, not a string; put it in quotes'],
  ['string', true, 'is a boolean, not a string; put it in quotes'],
  ['string', [], 'is a list, not a string; give a text'],
  ['string', {}, 'is an object, not a string; give a text'],
  ['string', Object.create(null), 'is an object, not a string; give a text'],
  ['string', Object.create({ constructor: undefined }), 'is an object, not a string; give a text'],
  ['string', Object.create({ constructor: {} }), 'is an object, not a string; give a text'],
  ['string', new Plan(), 'is a Plan, not a string; give a text'],
  ['string', bundled('_App'), 'is an App, not a string; give a text'],
  ['string', bundled('My_App'), 'is a My_App, not a string; give a text'],
  ['number', '3', 'is a string, not a number; remove the quotes'],
  ['number', ' ', 'is a string, not a number; give a number'],
  ['number', 'x', 'is a string, not a number; give a number'],
  ['number', true, 'is a boolean, not a number; give a number'],
  ['boolean', 'yes', 'is a string, not a boolean; give true or false'],
  ['string[]', 'x', 'is a string, not a list of string; put it into a list: [...]'],
  ['string[]', 5, 'is a number, not a list of string; write [...] with string in it'],
  ['string{}', 5, 'is a number, not a map of string; write { name: ... } with string as values'],
  ['ClusterMesh', 5, 'is a number, not an object with the members of ClusterMesh; write { mesh, controlPlane? }'],
  ['MetricsAuth', 'zzz', 'is a string, not one of MetricsAuth; use MetricsAuth.NONE, MetricsAuth.BEARER, MetricsAuth.BASIC'],
  ['MetricsAuth', 5, 'is a number, not one of MetricsAuth; use MetricsAuth.NONE, MetricsAuth.BEARER, MetricsAuth.BASIC'],
  ['MetricsAuth', 'Bearer', 'is a string, not one of MetricsAuth; did you mean MetricsAuth.BEARER?'],
  ['SignalSource', 'in-flight guage', 'is a string, not one of SignalSource; did you mean SignalSource.IN_FLIGHT_GAUGE?'],
  ['SealingScope', 'NAMESPACE_WID', 'is a string, not one of SealingScope; did you mean SealingScope.NAMESPACE_WIDE?'],
  ['RedisEngine', 'x', 'is a string, not a RedisEngine; use RedisEngine.redis(...), RedisEngine.valkey(...)'],
  ['IUpstream', 'x', 'is a string, not an IUpstream; use BlueGreen, LlmGateway, Upstream, EnvoyAiGateway'],
  ['IScalableDeployment', 'x', 'is a string, not an IScalableDeployment; give an IScalableDeployment'],
  ['YamlOutputType', 'x', 'is a string, not a YamlOutputType; give a YamlOutputType'],
  ['IConstruct', 'x', 'is a string, not an IConstruct; give a chart or another construct'],
  ['ApiObject', 'x', 'is a string, not an ApiObject; give one of the objects of the construct'],
  ['EnvValue', 5, 'is a number, not an EnvValue; use EnvValue.fromValue(...) or EnvValue.fromSecretValue(...) of cdk8s-plus'],
])('for %s %p: %s', (text, value, expected) => {
  expect(said(text, value)).toBe(expected);
});

test('of what is missing the type is said', () => {
  expect(missing(shapeOf('string'))).toEqual({ reason: 'is missing', remedy: 'it is required: give a text' });
});

test.each<[string, unknown]>([
  ['EnvValue', EnvValue.fromValue('x')],
  ['EnvValue', { value: '' }],
  ['EnvValue', { valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }],
  ['Size', Size.mebibytes(1)],
  ['Duration', bundled('_Duration')],
  ['NetworkPeer', NetworkPeer.cluster()],
  ['IWorkloadNeed', StateStore.memory()],
  ['IConstruct', { node: {} }],
  ['ServiceMesh', ServiceMesh.LINKERD],
  ['ClusterMesh', { mesh: ServiceMesh.LINKERD, controlPlane: undefined }],
  ['ClusterMesh', Object.assign(Object.create(null), { mesh: ServiceMesh.LINKERD })],
  ['ClusterMesh', runInContext("({ mesh: 'linkerd' })", createContext())],
  ['string{}', {}],
  ['any', 5],
])('a %s may be %p', (text, value) => {
  expect(fits(text, value)).toBe(true);
});

test.each<[string, unknown]>([
  ['EnvValue', null],
  ['EnvValue', {}],
  ['EnvValue', { value: 5 }],
  ['EnvValue', { valueFrom: 'x' }],
  ['EnvValue', { value: 'x', valueFrom: {} }],
  ['Size', Duration.seconds(1)],
  ['Size', null],
  ['JsonPatch', {}],
  ['ApiObject', {}],
  ['Duration', Object.create(null)],
  ['Duration', Object.create({ constructor: undefined })],
  ['IScalableDeployment', { name: 'x' }],
  ['IScalableDeployment', 'x'],
  ['IConstruct', {}],
  ['IConstruct', null],
  ['ServiceMesh', 'LINKERD'],
  ['ClusterMesh', {}],
  ['ClusterMesh', { mesh: undefined, controlPlane: 'x' }],
  ['ClusterMesh', { mesh: ServiceMesh.LINKERD, controlPlane: 5 }],
  ['ClusterMesh', { mesh: ServiceMesh.LINKERD, more: undefined }],
  ['string{}', { a: 5 }],
  ['string[]', ['a', 5]],
])('a %s is not %p', (text, value) => {
  expect(fits(text, value)).toBe(false);
});

test('what is given is copied, without what is undefined', () => {
  expect(shapeOf('ClusterMesh').take({ mesh: ServiceMesh.NONE, controlPlane: undefined })).toStrictEqual({
    mesh: ServiceMesh.NONE,
  });
  expect(shapeOf('any').take('x')).toBe('x');
  expect(shapeOf('EnvValue').take({ value: 'x', more: 1 })).toEqual({ value: 'x' });
  expect(shapeOf('EnvValue').take({ valueFrom: { a: 1 } })).toEqual({ valueFrom: { a: 1 } });
});

test.each([5, 'x', [], null, undefined, new Plan(), Duration.seconds(1)])('%p is no plain object', (value) => {
  expect(isPlain(value)).toBe(false);
});

test.each<[string, object, readonly string[]]>([
  ['a list for a map', { labels: ['a'] }, ['LLMGW-940 labels']],
  [
    'a wrong item, and the others are looked at',
    { volumes: ['x', { name: 'A_', mountPath: '/a' }] },
    ['LLMGW-940 volumes[0]', 'LLMGW-941 volumes[1].source'],
  ],
  [
    'a wrong entry, and the others are looked at',
    { labels: { team: 7, 'a b': 'x' } },
    ['LLMGW-940 labels.team', 'LLMGW-103 labels.a b'],
  ],
  ['a text for a struct', { resources: 'x' }, ['LLMGW-940 resources']],
  ['a value for a struct', { resources: Size.mebibytes(1) }, ['LLMGW-941 resources.requests', 'LLMGW-941 resources.limits']],
  ['an entry of a map that does not fit', { env: { LOG: 'x', LEVEL: EnvValue.fromValue('y') } }, ['LLMGW-940 env.LOG']],
  ['a store that is none', { stores: ['x', StateStore.memory()] }, ['LLMGW-940 stores[0]']],
])('fails for %s', (_what, props, expected) => {
  const build = (chart: Chart) => new LlmGateway(chart, 'gateway', { profile: acme(), ...props } as never);
  const found = findings(build).map((line) => line.replace(/^.*\[(LLMGW-.+?)\] .*?: '(.+?)'.*$/s, '$1 $2'));

  expect(found.sort()).toEqual([...expected].sort());
});
