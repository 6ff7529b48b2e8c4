import { EnvValue } from 'cdk8s-plus-28';
import { VolumeSource } from '../../src';
import type { AdditionalContainer } from '../../src';
import { checkContainer } from '../../src/pod/containers';
import { checkEnvName, checkMount } from '../../src/pod/pod-names';

// Containers beside the gateway, on each limit once, and one step beyond it.

const container = (more: Partial<AdditionalContainer>): AdditionalContainer => ({
  ...{ name: 'beside', image: 'acme/beside:1.0.0', resources: { requests: {}, limits: {} } },
  ...more,
});
const ports = [{ name: 'http', port: 1024 }];
const found = (more: Partial<AdditionalContainer>, runsOn = true) =>
  checkContainer('x', container(more), runsOn).map(({ code, prop }) => `${code} ${prop}`);

test.each<[string, Partial<AdditionalContainer>]>([
  ['the first user', { user: 1 }],
  ['a path at a port', { ports, healthPath: '/' }],
  ['a path at a named port', { ports, healthPath: '/', healthPort: 'http' }],
  ['a command', { healthCommand: ['up'] }],
  ['two commands', { healthCommand: ['up'], readyCommand: ['ready'] }],
])('takes %s', (_what, more) => {
  expect(found(more)).toEqual([]);
});

test.each<[string, Partial<AdditionalContainer>, string]>([
  ['root', { user: 0 }, 'LLMGW-121 x.user'],
  ['half a user', { user: 1.5 }, 'LLMGW-121 x.user'],
  ['a path and a command', { ports, healthPath: '/', healthCommand: ['up'] }, 'LLMGW-121 x.healthCommand'],
  ['no command', { healthCommand: [] }, 'LLMGW-121 x.healthCommand'],
  ['half of two commands', { readyCommand: ['ready'] }, 'LLMGW-121 x.readyCommand'],
  ['a path at no port', { healthPath: '/' }, 'LLMGW-121 x.healthPath'],
  ['a port that is not there', { ports, healthPath: '/', healthPort: 'admin' }, 'LLMGW-121 x.healthPort'],
  ['a port without a path', { ports, healthPort: 'http' }, 'LLMGW-121 x.healthPort'],
  ['a name', { name: 'A' }, 'LLMGW-101 x.name'],
  ['an image', { image: 'a' }, 'LLMGW-106 x.image'],
  ['a quantity', { resources: { requests: { cpu: 'x' }, limits: {} } }, 'LLMGW-110 x.resources.requests.cpu'],
  ['the name of a port', { ports: [...ports, { name: 'A', port: 2000 }] }, 'LLMGW-107 x.ports[1].name'],
  ['a port of root', { ports: [{ name: 'http', port: 1023 }] }, 'LLMGW-107 x.ports[0].port'],
  ['a variable', { env: { '1': EnvValue.fromValue('x') } }, 'LLMGW-114 x.env.1'],
  ['a mount', { volumes: [{ name: 'v', mountPath: 'v', source: VolumeSource.emptyDir() }] }, 'LLMGW-115 x.volumes.v.mountPath'],
])('fails for %s', (_what, more, expected) => {
  expect(found(more)).toEqual([expected]);
});

test('fails for a path of what runs to its end', () => {
  expect(found({ healthPath: '/' }, false)).toEqual(['LLMGW-121 x.healthPath']);
});

test('fails for a command of what runs to its end', () => {
  expect(found({ healthCommand: ['up'] }, false)).toEqual(['LLMGW-121 x.healthCommand']);
});

test('what is wrong is shown', () => {
  expect(checkContainer('x', container({ user: 0 }), true)).toMatchObject([{ value: 0 }]);
});

test.each(['A', 'a', '_', '.a', '-a', 'A1'])('a variable may be called %s', (name) => {
  expect(checkEnvName('x', name)).toEqual([]);
});

test.each(['', '1', 'A B', 'A=', 'ä'])('fails for a variable called %j', (name) => {
  expect(checkEnvName('x', name)).toMatchObject([{ code: 'LLMGW-114', prop: 'x' }]);
});

test.each<[string, string | undefined]>([
  ['/a', undefined],
  ['//a', 'b'],
  ['/a/b', 'b/c'],
  ['/a', 'b..c/'],
])('a volume may be mounted at %s, of it %s', (mountPath, subPath) => {
  expect(checkMount('x', { mountPath, subPath })).toEqual([]);
});

test.each(['', '/', '//', 'a', 'a/b', '/a:b', ' /a'])('fails for a mount at %j', (mountPath) => {
  expect(checkMount('x', { mountPath })).toMatchObject([{ code: 'LLMGW-115', prop: 'x.mountPath', value: mountPath }]);
});

test.each(['/a', '..', '../a', 'a/..', 'a/../b'])('fails for a part of a volume at %j', (subPath) => {
  expect(checkMount('x', { mountPath: '/', subPath }).map(({ prop }) => prop)).toEqual(['x.mountPath', 'x.subPath']);
  expect(checkMount('x', { mountPath: '/a', subPath })).toMatchObject([{ code: 'LLMGW-115', prop: 'x.subPath', value: subPath }]);
});
