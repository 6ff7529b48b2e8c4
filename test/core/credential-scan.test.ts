import type { Chart } from 'cdk8s';
import { ApiObject, JsonPatch } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import { CredentialScan, GatewayConfig } from '../../src';
import type { LlmGatewayProps } from '../../src';
import { credentialKind, hasUrlPassword, redact } from '../../src/core/credential-shapes';
import { expectFinding, findings } from '../support/errors';
import { acme, gateway } from '../support/gateway';
import { hex, join, LIVE_KEYS, text } from '../support/live-keys';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LIVE = [
  ...LIVE_KEYS,
  ['a bearer token', join('Bear', 'er ', text(40, LETTERS))],
  ['a random secret', join('api_key: "', text(48, LETTERS), '"')],
] as const;
const KEY = LIVE_KEYS[0]![1];

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
  ['a public key', `public_key: ${text(44, LETTERS)}`],
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

describe('a credential in an object of somebody else', () => {
  const raw = (chart: Chart) => {
    const object = new ApiObject(chart, 'raw', { apiVersion: 'v1', kind: 'ConfigMap', data: { 'app.conf': KEY } });
    gateway({})(chart);
    return object;
  };

  test('fails beside a gateway, without a word of its value', () => {
    const line = expectFinding(raw, 'LLMGW-211', "'data.app.conf'");

    expect(line).not.toContain(KEY.slice(8, 20));
  });

  test('is accepted by place and reason', () => {
    expect(findings((chart) => CredentialScan.of(raw(chart)).accept('data.app.conf', 'revoked'))).toEqual([]);
  });
});
