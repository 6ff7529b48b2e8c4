import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifests } from '../../cli/manifests/read';
import { toYaml } from '../support/synth';
import { run, temporaryFolder } from './run';
import { sample } from './sample';

const folder = temporaryFolder();

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const map = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;
const names = (text: string) => readManifests(['-'], () => text).map(({ kind, metadata }) => `${kind}/${metadata.name}`);

const bomb = ['a: &a [1, 1]', ...['b', 'c', 'd', 'e'].map((n, i) => `${n}: &${n} [${`*${'abcd'[i]}, `.repeat(12)}1]`)].join('\n');

describe.each(['explain', 'diagram', 'check'])('%s', (verb) => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['an empty file', '', /no Kubernetes object in it/],
    ['a file of bytes', Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256), /not YAML|no Kubernetes object/],
    ['aliases of aliases', bomb, /alias/],
    ['a template', 'metadata:\n  {{- if .Values.x }}\n  a: b\n  {{- end }}\n', /render it first/],
    ['a template that is YAML by accident', `${map('{{ name }}')}`, /render it first/],
    ['a list without objects', '[1, 2, 3]', /no Kubernetes object in it/],
    ['a file that is not there', '', /no such file or folder/],
  ])('fails with one line for %s', async (name, content, expected) => {
    const path = /not there/.test(name) ? join(folder, 'nowhere.yaml') : file('hostile.yaml', content);

    const { code, out, err } = await run(verb, path);

    expect([code, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toMatch(expected);

    expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('fails with one line for an object that no API server takes', async () => {
    const broken = sample(({ ingress }) => (ingress.spec.rules = { not: 'a list' }));

    const { code, err } = await run(verb, file('broken.yaml', toYaml(broken)));

    expect([code, err.split('\n').length]).toEqual(verb === 'check' ? [expect.any(Number), 1] : [2, 1]);
  });

  test('takes an object of a kind that nobody knows', async () => {
    expect((await run(verb, file('unknown.yaml', 'apiVersion: a.b/v1\nkind: C\nmetadata: { name: d }\nspec: 7\n'))).err).toBe('');
  });
});

test('lines that end as on Windows, a mark of the byte order and anchors are read', () => {
  expect(names(`\ufeff${map('a').replaceAll('\n', '\r\n')}---\r\n${map('b')}`)).toEqual(['ConfigMap/a', 'ConfigMap/b']);
  expect(names('apiVersion: v1\nkind: ConfigMap\nmetadata: &m { name: c, labels: &l { a: b } }\ndata: { k: v }\n')).toEqual([
    'ConfigMap/c',
  ]);
});

test('lists in lists are taken apart, what is no object in them is passed over', () => {
  const inner = {
    kind: 'ConfigMapList',
    items: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }, { kind: 'x' }],
  };

  expect(names(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [inner, null, 5] }))).toEqual(['ConfigMap/a']);
});

test('packages that a program installed are no manifests of it', () => {
  mkdirSync(join(folder, 'app/node_modules/x'), { recursive: true });
  writeFileSync(join(folder, 'app/node_modules/x/a.yaml'), map('theirs'));
  writeFileSync(join(folder, 'app/a.yaml'), map('ours'));

  expect(readManifests([join(folder, 'app')]).map(({ metadata }) => metadata.name)).toEqual(['ours']);
});

describe('of what kubectl get gives', () => {
  const owned = (kind: string, name: string, owner: string) => ({
    apiVersion: 'v1',
    kind,
    metadata: { name, ownerReferences: [{ kind: owner.split('/')[0], name: owner.split('/')[1], controller: true }] },
  });
  const all = [
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' } },
    owned('ReplicaSet', 'a-1', 'Deployment/a'),
    owned('Pod', 'a-1-x', 'ReplicaSet/a-1'),
    { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'a' } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kube-root-ca.crt' } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } },
    { apiVersion: 'v1', kind: 'Secret', type: 'helm.sh/release.v1', metadata: { name: 'sh.helm.release.v1.a.v1' } },
  ];

  test('what the cluster made is left out', () => {
    expect(names(JSON.stringify({ kind: 'List', items: all }))).toEqual(['Deployment/a']);
  });

  test('what is made from something that is not there stays', () => {
    expect(names(JSON.stringify(owned('Pod', 'a-1-x', 'ReplicaSet/a-1')))).toEqual(['Pod/a-1-x']);
  });
});
