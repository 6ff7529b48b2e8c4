import type { Chart } from 'cdk8s';
import { JsonPatch } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import { CredentialScan, GatewayConfig } from '../../src';
import type { LlmGatewayProps } from '../../src';
import { credentialKind, hasUrlPassword, redact } from '../../src/core/credential-shapes';
import { expectFinding, findings } from '../support/errors';
import { acme, gateway } from '../support/gateway';

// Made here and now: the repository holds no string that a scanner, or a person, could take for a key.
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const text = (length: number, alphabet = LETTERS) =>
  Array.from({ length }, (_, index) => alphabet[(index * 7 + length) % alphabet.length]).join('');
const hex = (length: number) => text(length, '0123456789abcdef');
const join = (...parts: string[]) => parts.join('');

const LIVE: [kind: string, value: string][] = [
  ['an OpenAI key', join('sk', '-proj-', text(40))],
  ['an Anthropic key', join('sk', '-ant-', 'api03-', text(93))],
  ['an OpenRouter key', join('sk', '-or-v1-', hex(64))],
  ['a Langfuse key', join('sk', '-lf-', [8, 4, 4, 4, 12].map(hex).join('-'))],
  ['an API key', join('sk', '-', hex(32))],
  ['a Google API key', join('AI', 'za', text(35))],
  ['a Google service account file', JSON.stringify({ [join('private', '_key')]: text(20) })],
  ['an AWS access key id', join('AK', 'IA', text(16, 'ABCDEFGH234567'))],
  ['an AWS Bedrock key', join('AB', 'SK', text(110))],
  ['a Hugging Face token', join('hf', '_', text(34))],
  ['a Groq key', join('gs', 'k_', text(52))],
  ['an xAI key', join('xa', 'i-', text(80))],
  ['a Perplexity key', join('pp', 'lx-', text(48))],
  ['an NVIDIA key', join('nv', 'api-', text(64))],
  ['a Replicate token', join('r', '8_', text(37))],
  ['a Cerebras key', join('cs', 'k-', text(48))],
  ['a GitHub token', join('gh', 'p_', text(36))],
  ['a Slack token', join('xo', 'xb-', text(24))],
  ['a Vault token', join('hv', 's.', text(24))],
  ['a JSON web token', [join('ey', 'J', text(20)), join('ey', 'J', text(20)), text(20)].join('.')],
  ['a private key', join('-----BEGIN RSA ', 'PRIVATE', ' KEY-----\n', text(64))],
  ['a bearer token', join('Bear', 'er ', text(40))],
  ['a random secret', join('api_key: "', text(48), '"')],
];

const KEY = LIVE[0]![1];

test.each(LIVE)('knows %s', (kind, value) => {
  expect(credentialKind('data', `setting: ${value}\n`)).toBe(kind);
});

test.each([
  ['a variable', 'url: postgres://gw:${PASSWORD}@db/gw'],
  ['a template', 'redis://:{{ .password }}@redis'],
  ['a variable of the environment', 'api_key: os.environ/OPENAI_API_KEY'],
  ['a word that ends like a prefix', join('task', '-', text(30))],
  ['a digest', `sha256:${hex(64)}`],
  ['a path', 'token: /var/run/secrets/kubernetes.io/serviceaccount/token'],
  ['a long name', 'secret: keeptrusts-gateway-provider-credentials-production'],
  ['a public key', `public_key: ${text(44)}`],
  ['a documented shape', 'keys begin with sk-proj- or sk-ant-'],
  ['a header that is described', 'send Authorization: Bearer <token>'],
])('takes %s for no credential', (_, value) => {
  expect([credentialKind('data', value), hasUrlPassword(value)]).toEqual([undefined, false]);
});

test.each([
  join('postgres://gw:', 'hunter2', '@db/gw'),
  join('redis://:', 'hunter2', '@redis:6379'),
  join('jdbc:postgresql://db/gw?user=gw&password=', 'hunter2'),
])('finds the password in %s', (url) => {
  expect(hasUrlPassword(url)).toBe(true);
  expect(redact(url)).not.toContain('hunter2');
});

test('leaves ordinary text alone in messages', () => {
  const line = "[LLMGW-107] app/gateway: 'port' = 0: not a port; use 8080, see https://example.com:8443/ports";

  expect(redact(line)).toBe(line);
});

const placed: [place: string, build: (chart: Chart) => void][] = [
  ['spec.template.spec.containers[gateway].env[X].value', gateway({ env: { X: EnvValue.fromValue(KEY) } })],
  ['spec.template.spec.containers[gateway].args[1]', gateway({ args: ['--key', KEY] })],
  [
    'data.acme.yaml',
    gateway({ profile: acme({ config: { mountPath: '/etc/acme' } }), config: GatewayConfig.file('acme.yaml', { key: KEY }) }),
  ],
  ['metadata.annotations.example.com/note', gateway({ podAnnotations: { 'example.com/note': KEY } })],
  ['spec.template.metadata.labels.note', gateway({ podLabels: { note: KEY } })],
  [
    'spec.revisionHistoryLimit',
    (chart) => {
      const made = gateway()(chart);
      made.patch(made.workload, JsonPatch.replace('/spec/revisionHistoryLimit', KEY));
    },
  ],
];

test.each(placed)('fails for a live key in %s, and never shows it', (place, build) => {
  const line = expectFinding(build, 'LLMGW-211', place, 'looks like an OpenAI key', 'GatewaySecrets');

  expect(findings(build).join()).not.toContain(KEY);
  expect(line).toContain('test/gateway');
});

test('fails for a URL with a password, and names the remedy', () => {
  const build = gateway({ env: { DATABASE_URL: EnvValue.fromValue(join('postgres://gw:', 'hunter2', '@db/gw')) } });

  expect(expectFinding(build, 'LLMGW-212', 'env[DATABASE_URL].value', '${VARIABLE}')).not.toContain('hunter2');
});

test('fails without showing a key that some other finding is about', () => {
  const build = gateway({ name: KEY, clients: [], labels: { [KEY]: KEY } });

  expect(findings(build).length).toBeGreaterThan(1);
  expect(findings(build).join()).not.toContain(KEY.slice(10));
});

describe('an exception', () => {
  const env: LlmGatewayProps['env'] = { SAMPLE: EnvValue.fromValue(KEY) };
  const place = 'spec.template.spec.containers[gateway].env[SAMPLE].value';

  const accepting = (where: string, reason: string) => (chart: Chart) =>
    CredentialScan.of(gateway({ env })(chart)).accept(where, reason);

  test('is accepted by place and reason', () => {
    expect(findings(accepting(place, 'revoked, used by the tutorial'))).toEqual([]);
  });

  test('fails without a reason', () => {
    expectFinding(accepting(place, ' '), 'LLMGW-213', 'no reason is given');
  });

  test('fails when it excuses nothing', () => {
    expectFinding(accepting('data.other', 'a typo'), 'LLMGW-213', 'nothing there looks like a credential');
  });
});
