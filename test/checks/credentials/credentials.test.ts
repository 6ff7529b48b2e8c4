import { hex, join, LIVE_KEYS, text } from '../../support/live-keys';
import { accepts, prove } from '../proof';
import type { Change } from '../proof';
import { broken, podOf } from '../sample';
import { credentials } from '.';

const KEYS = [...LIVE_KEYS, ['a URL with a password', join('postgres://gateway:', text(12), '@db.internal/gw')] as const];

const inConfig =
  (value: string, key = 'config.yaml'): Change =>
  (find) =>
    (find('ConfigMap').data[key] = value);

prove(
  credentials,
  KEYS.map(([kind, value]) => [
    kind,
    inConfig(`setting: ${value}\n`),
    `ConfigMap/gw-config: data.config.yaml looks like ${kind}`,
  ]),
);

const key = join('sk', '-proj-', text(40));

test.each<[string, Change, string]>([
  ['a variable', (find) => podOf(find).containers[0].env.push({ name: 'X', value: key }), 'containers[0].env[1].value'],
  ['an argument', (find) => (podOf(find).containers[0].args = ['--key', key]), 'containers[0].args[1]'],
  ['an annotation', (find) => (find('Service').metadata.annotations = { note: key }), 'metadata.annotations.note'],
  ['a label', (find) => (find('Service').metadata.labels.x = key), 'metadata.labels.x'],
  ['the name of a key', inConfig('', key), `data.${key}`],
  [
    'a probe header',
    (find) => (podOf(find).containers[0].livenessProbe.httpGet.httpHeaders = [{ name: 'A', value: `B ${key}` }]),
    'httpHeaders[0]',
  ],
])('finds a key in %s', (_, change, place) => {
  const findings = credentials(broken(change));

  expect(findings).toContainEqual(expect.objectContaining({ id: 'credential', message: expect.stringContaining(place) }));
});

test('finds a key in the data of a Secret, which is only spelt in base64', () => {
  const data = { openai: Buffer.from(key).toString('base64') };
  const manifest = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, data };

  expect(credentials([manifest])).toMatchObject([
    { object: 'Secret/s', message: expect.stringContaining('data.openai looks like') },
  ]);
});

test('finds a random string that is called a token', () => {
  const alphabet = Array.from({ length: 62 }, (_, index) => index.toString(36) + String.fromCharCode(65 + (index % 26))).join('');
  const change: Change = (find) => podOf(find).containers[0].env.push({ name: 'ADMIN_TOKEN', value: text(48, alphabet) });

  expect(credentials(broken(change))).toMatchObject([{ message: expect.stringContaining('a random secret, 48 characters') }]);
});

test('never repeats the value', () => {
  for (const [, value] of KEYS) {
    expect(JSON.stringify(credentials(broken(inConfig(value))))).not.toContain(value.slice(-12));
  }
});

accepts(credentials, [
  ['a variable of the environment', inConfig('url: postgres://gateway:${DB_PASSWORD}@db/gw\nkey: os.environ/OPENAI_API_KEY')],
  ['a template', inConfig('url: redis://:{{ .password }}@redis')],
  ['a word that ends like a prefix', inConfig(`name: ${join('ta', 'sk-', text(30))}`)],
  ['a digest', (find) => (find('Deployment').metadata.annotations = { 'checksum/secret-refs': hex(64) })],
  [
    'a long name of a secret',
    (find) => podOf(find).containers[0].env.push({ name: 'TOKEN_FILE', value: '/var/run/secrets/gateway/credentials/token' }),
  ],
  [
    'what a SealedSecret has encrypted',
    (_, set) => {
      const spec = { encryptedData: { token: text(400) } };
      set.push({ apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 's' }, spec });
    },
  ],
]);
