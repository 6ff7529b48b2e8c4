import type { ConfigFiles } from '../../src';
import { Certainty, ConfigReload } from '../../src';
import type { Given } from './files';
import { faults, mounted } from './files';

const FILES = { 'a.yaml': 'a: 1\n' };
const TOKEN = { secretName: 'team', key: 'token' };

const volume = (files: Partial<ConfigFiles>, given?: Given) => mounted(files, given).addition.volumes![0]!;
const source = (files: Partial<ConfigFiles>): unknown => JSON.parse(JSON.stringify(volume(files).source._toVolume('x')));
const restart = (files: Partial<ConfigFiles>): unknown => mounted(files).addition.restartOn;

test.each<[string, Given, string]>([
  ['the name of the workload', {}, 'gw-config'],
  ['its documented name', { facts: { names: { config: 'settings' } } }, 'settings'],
  ['its documented name beside that of the workload', { facts: { names: { config: 'settings', workload: 'gw' } } }, 'settings'],
  [
    'the name of a workload that is called otherwise',
    { facts: { names: { config: 'settings', workload: 'acme' } } },
    'gw-config',
  ],
  ['the name of the workload where only that is documented', { facts: { names: { workload: 'gw' } } }, 'gw-config'],
])('the ConfigMap has %s', (_what, given, name) => {
  expect(mounted({ files: FILES }, given).configMapName).toBe(name);
});

test.each<[string, Partial<ConfigFiles>, object | undefined]>([
  ['files', { files: FILES }, { data: FILES, binaryData: undefined, immutable: undefined }],
  ['files that are immutable', { files: FILES, immutable: true }, { data: FILES, binaryData: undefined, immutable: true }],
  ['binary files', { binaryFiles: { a: 'YQ==' } }, { data: {}, binaryData: { a: 'YQ==' }, immutable: undefined }],
  ['objects', { documents: { 'a.yaml': { a: 1 } } }, { data: FILES, binaryData: undefined, immutable: undefined }],
  ['no object that is refused', { documents: { 'a.conf': { a: 1 } } }, { data: {}, binaryData: undefined, immutable: undefined }],
  ['nothing where it is made elsewhere', { files: FILES, configMapName: 'other' }, undefined],
  ['nothing where a Secret is made elsewhere', { files: FILES, secretName: 'other' }, undefined],
])('the ConfigMap holds %s', (_what, files, expected) => {
  expect(mounted(files).data).toStrictEqual(expected);
});

test.each<[string, Partial<ConfigFiles>, object]>([
  ['the ConfigMap', { files: FILES }, { name: 'x', configMap: { name: 'gw-config', defaultMode: 0o444 } }],
  ['a ConfigMap', { configMapName: 'other' }, { name: 'x', configMap: { name: 'other', defaultMode: 0o444 } }],
  ['a Secret', { secretName: 'other' }, { name: 'x', secret: { secretName: 'other', defaultMode: 0o440 } }],
])('the volume is %s', (_what, files, expected) => {
  expect(source(files)).toEqual(expected);
});

test.each<[string, Partial<ConfigFiles>, object]>([
  ['the ConfigMap', {}, { configMap: { name: 'gw-config' } }],
  ['a ConfigMap', { configMapName: 'other' }, { configMap: { name: 'other' } }],
  ['a Secret', { secretName: 'other' }, { secret: { name: 'other' } }],
])('files of Secrets stand beside %s, by name', (_what, files, first) => {
  const secretFiles = { b: TOKEN, a: { ...TOKEN, optional: true }, c: { ...TOKEN, optional: false } };

  expect(source({ ...files, secretFiles })).toMatchObject({
    projected: {
      sources: [
        first,
        { secret: { name: 'team', items: [{ key: 'token', path: 'a' }], optional: true } },
        { secret: { name: 'team', items: [{ key: 'token', path: 'b' }] } },
        { secret: { name: 'team', items: [{ key: 'token', path: 'c' }] } },
      ],
    },
  });
});

test('the volume is read-only, in the folder and under the name of the profile', () => {
  expect(volume({ files: FILES }, { config: { volumeName: 'settings' } })).toMatchObject({
    ...{ name: 'settings', mountPath: '/etc/gateway', readOnly: true },
  });
});

test('the volume is called config where the profile has no name for it', () => {
  expect(volume({ files: FILES }).name).toBe('config');
});

test.each<[string, Partial<ConfigFiles>, string | undefined]>([
  ['files by name', { files: { b: '2', a: '1' } }, '[["a","1"],["b","2"]]'],
  ['binary files among them', { files: { b: '2' }, binaryFiles: { a: 'YQ==' } }, '[["a","YQ=="],["b","2"]]'],
  ['a revision after them', { files: { a: '1' }, revision: '7' }, '[["a","1"]]\n7'],
  ['the revision of what is immutable', { files: FILES, immutable: true, revision: '7' }, '7'],
  ['the revision of what is made elsewhere', { configMapName: 'other', revision: '7' }, '7'],
  ['nothing of what is made elsewhere', { configMapName: 'other' }, undefined],
  ['nothing of a Secret that is made elsewhere', { secretName: 'other' }, undefined],
  ['nothing of an empty revision', { configMapName: 'other', revision: '' }, undefined],
  ['nothing of what is watched', { files: FILES, reload: ConfigReload.RUNTIME }, undefined],
])('pods restart on %s', (_what, files, config) => {
  expect(restart(files)).toEqual(config === undefined ? undefined : { config });
});

const ASSUMED = { provenance: { config: { certainty: Certainty.ASSUMED } } };
const checkConfig = () => [{ code: 'LLMGW-410', prop: 'config.a.yaml', reason: 'x', remedy: 'y' } as const];

test.each<[string, Partial<ConfigFiles> | undefined, Given, string]>([
  [
    'no files',
    undefined,
    { config: { required: true } },
    'LLMGW-401 config: the product reads files in /etc/gateway and does not start without',
  ],
  [
    'files that nobody reads',
    { files: FILES },
    { facts: { config: undefined } },
    'LLMGW-402 config: acme reads no configuration files',
  ],
  ['what the product does not take', { files: FILES }, { checkConfig }, 'LLMGW-410 config.a.yaml: x'],
])('fails for %s', (_what, files, given, fault) => {
  expect(faults(files, given)).toEqual([fault]);
});

test('takes no files where the product starts without', () => {
  expect(faults(undefined)).toEqual([]);
});

test.each<[string, Partial<ConfigFiles> | undefined, Given]>([
  ['no files', undefined, { config: { required: true }, facts: ASSUMED }],
  ['what the product does not take', { files: FILES }, { checkConfig, facts: ASSUMED }],
])('only warns of %s where the profile assumes it', (_what, files, given) => {
  expect(mounted(files, given).problems).toEqual([expect.objectContaining({ warning: true })]);
});
