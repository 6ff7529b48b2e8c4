import type { CredentialFacts, CredentialReference, ICredentialSource, MountedCredential } from '../../src';
import { CredentialDelivery } from '../../src';
import { resolveCredentials } from '../../src/workload/credentials';

type Place = Partial<CredentialReference>;

const source = (place: Place = {}): ICredentialSource => ({
  credentialNames: [],
  credential: (name) => ({ secretName: 'team', key: name, ...place }),
});
const driver = (mounted: Partial<MountedCredential> = {}): ICredentialSource =>
  ({
    credentialNames: [],
    credential: () => undefined,
    mountedCredential: (_: string, fileName: string) => ({ providerClassName: 'a.b.c', fileName, ...mounted }),
  }) as ICredentialSource;

const resolved = (known: CredentialFacts[], ...sources: ICredentialSource[]) => resolveCredentials(known, sources);
/** The volumes, as a pod has them. */
const volumes = (known: CredentialFacts[], from: ICredentialSource): unknown =>
  JSON.parse(
    JSON.stringify(
      resolved(known, from).addition.volumes!.map(({ source: of, ...mount }) => ({ ...mount, source: of._toVolume('x') })),
    ),
  );
const file = (path: string, more: Partial<CredentialFacts> = {}): CredentialFacts[] => [{ name: 'token', file: path, ...more }];
const projected = (path: string, more: object = {}): object => ({
  ...{
    name: 'x',
    projected: { defaultMode: 0o440, sources: [{ secret: { name: 'team', items: [{ key: 'token', path }], ...more } }] },
  },
});
const single = (more: object = {}): object => ({
  ...{ name: 'credential-token', mountPath: '/run/a/t', subPath: 't' },
  source: { name: 'x', secret: { secretName: 'team', items: [{ key: 'token', path: 't' }], defaultMode: 0o440, ...more } },
});
const csi = (more: object): object => ({
  ...{ name: 'secrets-store-a-b-c', ...more },
  source: {
    name: 'x',
    csi: { driver: 'secrets-store.csi.k8s.io', readOnly: true, volumeAttributes: { secretProviderClass: 'a.b.c' } },
  },
});
const folder = (mountPath: string, of: object): object => ({ name: 'credential-token', mountPath, source: of });

test.each<[string, CredentialFacts[], ICredentialSource, object]>([
  ['a file of a folder', file('/run/a/t'), source(), folder('/run/a', projected('t'))],
  ['a file of the root', file('/t'), source(), folder('/', projected('t'))],
  ['a file that may be missing', file('/run/t'), source({ optional: true }), folder('/run', projected('t', { optional: true }))],
  ['a file that may not be missing', file('/run/t'), source({ optional: false }), folder('/run', projected('t'))],
  ['a single file', file('/run/a/t', { singleFile: true }), source(), single()],
  [
    'a single file that may be missing',
    file('/run/a/t', { singleFile: true }),
    source({ optional: true }),
    single({ optional: true }),
  ],
  ['a file of a driver', file('/run/a/t'), driver(), csi({ mountPath: '/run/a' })],
  ['a single file of a driver', file('/run/a/t', { singleFile: true }), driver(), csi({ mountPath: '/run/a/t', subPath: 't' })],
])('%s is a volume', (_what, known, from, expected) => {
  expect(volumes(known, from)).toEqual([expected]);
});

test.each<[string, boolean, string]>([
  ['a folder', false, 'projected.sources.0.secret.items.0.mode'],
  ['a single file', true, 'secret.defaultMode'],
])('a file of %s has the mode that the team gives', (_what, singleFile, where) => {
  const token = CredentialDelivery.file({ path: '/run/t', mode: 0o400 });
  const { addition } = resolveCredentials([{ name: 'token', singleFile }], [source()], { token });

  expect(addition.volumes![0]!.source._toVolume('x')).toHaveProperty(where, 0o400);
});

test.each<[string, Place, object]>([
  ['a key', {}, { name: 'team', key: 'token' }],
  ['a key that may be missing', { optional: true }, { name: 'team', key: 'token', optional: true }],
  ['a key that may not be missing', { optional: false }, { name: 'team', key: 'token', optional: undefined }],
])('a variable is %s', (_what, place, secretKeyRef) => {
  expect(resolved([{ name: 'token', env: 'TOKEN' }], source(place)).addition.env).toEqual({
    TOKEN: { valueFrom: { secretKeyRef } },
  });
});

test('a variable takes the path of a file', () => {
  expect(resolved(file('/run/t', { fileVariable: 'TOKEN_FILE' }), source()).addition.env).toEqual({
    TOKEN_FILE: { value: '/run/t' },
  });
});

test.each<[string, ICredentialSource, string[]]>([
  ['a Secret', source(), ['token']],
  ['a driver alone', driver(), []],
])('a credential of %s can be referred to only if it lives in a Secret', (_what, from, names) => {
  expect(Object.keys(resolved(file('/run/t'), from).references)).toEqual(names);
});

const AB = ['b', 'a'].map((name) => ({ name, env: name.toUpperCase() }));
const each = (place: (name: string) => Place): ICredentialSource => ({
  credentialNames: [],
  credential: (name) => ({ secretName: 'team', key: name, ...place(name) }),
});

test.each<[string, CredentialFacts[], ICredentialSource, string | undefined]>([
  ['revisions by name', AB, each((name) => ({ revision: name === 'a' ? '2' : '1' })), '[["a","2"],["b","1"]]'],
  ['no revisions where there are none', AB, source(), undefined],
  ['no revision of a file that is watched', file('/run/t', { watched: true }), source({ revision: '1' }), undefined],
  ['the revision of a file that is not', file('/run/t'), source({ revision: '1' }), '[["token","1"]]'],
  ['the revision of a driver', file('/run/t'), driver({ revision: '1' }), '[["token","1"]]'],
])('pods restart on %s', (_what, known, from, credentials) => {
  expect(resolved(known, from).addition.restartOn).toEqual(credentials && { credentials });
});

test.each<[string, CredentialFacts[], ICredentialSource, string | undefined]>([
  ['Secrets by name', AB, each((secretName) => ({ secretName, reloader: true })), 'a,b'],
  ['a Secret once', AB, source({ reloader: true }), 'team'],
  ['no Secret where nobody wants it', AB, source(), undefined],
  ['no Secret whose file is watched', file('/run/t', { watched: true }), source({ reloader: true }), undefined],
])('Reloader is told of %s', (_what, known, from, reload) => {
  expect(resolved(known, from).addition.workloadAnnotations).toEqual(reload && { 'secret.reloader.stakater.com/reload': reload });
});
