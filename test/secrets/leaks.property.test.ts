import type { Chart } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import {
  CredentialDelivery,
  GatewayConfig,
  GatewaySecrets,
  LlmGateway,
  ModelProvider,
  SecretSource,
  SecretStore,
  SecretStoreProvider,
  SecretStoreRef,
  SecretsStoreProvider,
} from '../../src';
import type { CredentialFacts, GatewaySecretsProps } from '../../src';
import { acme } from '../support/gateway';
import { synth, toYaml } from '../support/synth';

const LETTERS = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
const word = (length: number) => fc.string({ unit: fc.constantFrom(...LETTERS), minLength: length, maxLength: length });

/** Values that look like what vendors give out. Made when the test runs. */
const live = fc.oneof(
  word(40).map((text) => ['sk', 'proj', text].join('-')),
  word(95).map((text) => ['sk', 'ant', 'api03', text].join('-')),
  word(35).map((text) => `${'AI'}${'za'}${text}`),
  word(36).map((text) => `${'gh'}${'p_'}${text}`),
  word(34).map((text) => `${'hf'}${'_'}${text}`),
  fc.tuple(word(20), word(40), word(30)).map(([a, b, c]) => [`${'ey'}J${a}`, `${'ey'}J${b}`, c].join('.')),
  word(64).map((text) => `-----BEGIN ${'PRIVATE'} KEY-----\n${text}\n-----END ${'PRIVATE'} KEY-----\n`),
);
/** Any value at all, as long as it can be told from the text around it. */
const secret = fc.oneof(live, word(24));

/** Output, or the error; and what was written to stderr. */
function everythingSaid(build: (chart: Chart) => void): string {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const manifests = synth(build);
    return toYaml(manifests) + write.mock.calls.join('\n');
  } catch (error) {
    return String(error) + write.mock.calls.join('\n');
  } finally {
    write.mockRestore();
  }
}

/** No part of the value that could be used, or guessed from. */
function expectUnsaid(said: string, value: string): void {
  const body = value.replace(/-----[A-Z ]+-----/g, '').trim();
  expect(said).not.toContain(body.slice(-20));
  expect(said).not.toContain(body.slice(0, 20));
}

const CREDENTIALS: CredentialFacts[] = [
  { name: 'token', env: 'TOKEN', key: 'api-key', required: true, format: '^[a-z]{3}$', distinctFrom: ['other'] },
  { name: 'other', env: 'OTHER' },
];

const places: [place: string, build: (chart: Chart, value: string) => void][] = [
  ['a variable', (chart, value) => gateway(chart, { env: { TOKEN: EnvValue.fromValue(value) } })],
  ['an argument', (chart, value) => gateway(chart, { args: ['--token', value] })],
  ['the name', (chart, value) => gateway(chart, { name: value })],
  ['a label', (chart, value) => gateway(chart, { labels: { token: value } })],
  ['the name of a label', (chart, value) => gateway(chart, { podLabels: { [value]: 'x' } })],
  ['an annotation', (chart, value) => gateway(chart, { annotations: { token: value } })],
  ['a host', (chart, value) => gateway(chart, { providers: [ModelProvider.custom('x', { endpoints: [value] })] })],
  ['a file', (chart, value) => gateway(chart, { config: GatewayConfig.file('acme.yaml', { token: value }) })],
  ['a volume', (chart, value) => gateway(chart, { credentialDelivery: { token: CredentialDelivery.file({ path: value }) } })],
  ['a variable name', (chart, value) => gateway(chart, { credentialDelivery: { token: CredentialDelivery.env(value) } })],
  ['a pull secret', (chart, value) => gateway(chart, { imagePullSecrets: [value] })],
  ['an existing Secret', (chart, value) => secrets(chart, { source: SecretSource.existing(value, ['token']) })],
  ['the key of a Secret', (chart, value) => secrets(chart, { source: SecretSource.existing('x'), keys: { token: value } })],
  ['the name of a credential', (chart, value) => secrets(chart, { source: SecretSource.existing('x', [value]) })],
  ['a remote key', (chart, value) => secrets(chart, { source: external({ token: { key: value } }) })],
  ['a template', (chart, value) => secrets(chart, { source: external({ token: { key: 'x' } }, { url: value }) })],
  [
    'a mounted key',
    (chart, value) => {
      const provider = SecretsStoreProvider.gcp('acme');
      secrets(chart, { source: SecretSource.secretsStoreCsi({ provider, remoteKeys: { token: { key: value } } }) });
    },
  ],
  ['a rotation token', (chart, value) => secrets(chart, { source: SecretSource.existing('x', ['token']), rotationToken: value })],
  [
    'a store',
    (chart, value) => new SecretStore(chart, 'store', { provider: SecretStoreProvider.azure({ vaultUrl: value }), name: value }),
  ],
];

const external = (remoteKeys: { [name: string]: { key: string } }, templates?: { [name: string]: string }) =>
  SecretSource.externalSecrets({ store: SecretStoreRef.cluster('store'), remoteKeys, templates });

function gateway(chart: Chart, props: object): void {
  const source = new GatewaySecrets(chart, 'secrets', { source: SecretSource.existing('x', ['token']) });
  const profile = acme({ credentials: CREDENTIALS, config: { mountPath: '/etc/acme' } });
  new LlmGateway(chart, 'gateway', { profile, credentials: [source], ...props });
}

function secrets(chart: Chart, props: GatewaySecretsProps): void {
  const source = new GatewaySecrets(chart, 'secrets', props);
  new LlmGateway(chart, 'gateway', { profile: acme({ credentials: CREDENTIALS }), credentials: [source] });
}

test.each(places)('a live credential that is put into %s by mistake is never said', (_, build) => {
  fc.assert(
    fc.property(live, (value) =>
      expectUnsaid(
        everythingSaid((chart) => build(chart, value)),
        value,
      ),
    ),
    { numRuns: 8 },
  );
});

test('a value that is pasted where an encrypted one belongs is never said', () => {
  fc.assert(
    fc.property(secret, (value) => {
      const source = SecretSource.sealedSecret({ encryptedData: { token: value } });
      expectUnsaid(
        everythingSaid((chart) => secrets(chart, { source, name: 'acme' })),
        value,
      );
    }),
    { numRuns: 30 },
  );
});

test('the plaintext source says a value in the data of its Secret and nowhere else', () => {
  fc.assert(
    fc.property(secret, secret, fc.constantFrom(undefined, '^x$'), (token, other, format) => {
      const facts = CREDENTIALS.map((credential) => ({ ...credential, format, required: false }));
      const said = everythingSaid((chart) => {
        const source = new GatewaySecrets(chart, 'secrets', { source: SecretSource.plaintext({ token, other }) });
        new LlmGateway(chart, 'gateway', { profile: acme({ credentials: facts }), credentials: [source] });
      });
      const outside = said.replace(/^stringData:\n(?:[ -].*\n|\n)+/m, '');
      expectUnsaid(outside, token);
      expectUnsaid(outside, other);
    }),
    { numRuns: 40 },
  );
});
