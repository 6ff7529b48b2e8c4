import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import type { LatticelmOptions } from '../../src';
import { Findings, GatewayConfig, GatewayProfile, KubernetesVersion, LatticelmSettings, LlmGateway } from '../../src';
import { on } from '../support/cluster';
import { expectFinding, findings } from '../support/errors';
import { container, only } from '../support/find';
import { credentials } from '../support/gateway';
import { LLM_GATEWAY_CONFIG, LLM_GATEWAY_IMAGE, llmGateway } from '../support/products';
import { synth } from '../support/synth';

function refused(config: object, code: string, ...parts: string[]): void {
  expectFinding(llmGateway(config), code, ...parts);
}

test('the smallest gateway', () => {
  const manifests = synth(llmGateway());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('everything that a profile can say of a build with its settings in variables', () => {
  const every: Required<Omit<LatticelmOptions, 'memoryPerPod'>> = {
    image: `${LLM_GATEWAY_IMAGE}@sha256:${'0'.repeat(64)}`,
    version: 'sha-4369ab8',
    settings: LatticelmSettings.ENV,
    issuer: 'https://accounts.google.com',
    console: true,
  };
  const manifests = synth(
    on(
      { kubernetesVersion: KubernetesVersion.V1_30 },
      (chart) =>
        new LlmGateway(chart, 'gateway', {
          profile: GatewayProfile.llmGateway(every),
          credentials: [credentials('encryption-key', 'oidc-audience', 'oidc-client-secret')],
          env: { DATABASE_URL: { value: 'postgres://db.data/llm' } },
        }),
    ),
  );

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('ends answers with the product, which has a write timeout of one minute', () => {
  const pod = only(synth(llmGateway()), 'Deployment')['spec'].template.spec;

  expect(pod.terminationGracePeriodSeconds).toBe(15 + 60 + 5);
});

test('warns about a stream budget that the product does not keep', () => {
  const strict = (chart: Chart) => {
    const built = llmGateway({}, { maxStreamDuration: Duration.minutes(5) })(chart);
    Findings.of(built).strict();
  };

  expectFinding(strict, 'LLMGW-128', 'ends every answer after 60 s');
});

test('may talk to what the file names: traces, issuer, store and providers', () => {
  const config = {
    observability: { enabled: true, tracing: { enabled: true, exporter: { type: 'otlp', endpoint: 'tempo:4317' } } },
    conversations: { store: 'sql', driver: 'pgx', dsn: 'postgres://db.data:5433/llm' },
    providers: { local: { type: 'openai', api_key: '${OPENAI_API_KEY}', endpoint: 'http://vllm.models:8000' } },
    models: [{ name: 'local', provider: 'local' }],
  };
  const rules = only(synth(llmGateway(config)), 'NetworkPolicy')['spec'].egress;
  const ports = rules.flatMap((rule: { ports: { port: number }[] }) => rule.ports.map(({ port }) => port));

  expect(ports).toEqual(expect.arrayContaining([53, 443, 4317, 5433, 8000]));
});

test('keeps the audience optional, so that pods start without', () => {
  const env = container(only(synth(llmGateway()), 'Deployment')).env;

  expect(env).not.toContainEqual(expect.objectContaining({ name: 'OIDC_AUDIENCE' }));
});

describe('fails', () => {
  test('without a file', () => {
    expectFinding(llmGateway({}, { config: undefined }), 'LLMGW-401', '/app/config');
    expectFinding(llmGateway({}, { config: GatewayConfig.file('other.yaml', {}) }), 'LLMGW-802', 'missing');
  });

  test('with a model of an unknown provider', () =>
    refused({ models: [{ name: 'x', provider: 'y' }] }, 'LLMGW-803', 'model "x" references unknown provider "y"'));

  test('without models', () => refused({ models: [] }, 'LLMGW-802', 'no providers configured', 'models'));

  test('without providers', () => refused({ providers: {} }, 'LLMGW-802', 'providers', '503'));

  test('with auth but no issuer', () =>
    refused({ auth: { enabled: true } }, 'LLMGW-804', 'auth enabled but issuer not configured'));

  test('with auth in variables but no issuer', () => {
    const env = { AUTH_ENABLED: { value: 'true' }, DATABASE_URL: { value: 'postgres://db/llm' } };
    const props = { config: undefined, env, credentials: [credentials('encryption-key', 'openai')] };

    expectFinding(llmGateway({}, props, { settings: LatticelmSettings.ENV }), 'LLMGW-804', 'issuer not configured');
  });

  test.each(['1', '1d', 'an hour'])('with the time to live %j', (ttl) =>
    refused({ conversations: { ...LLM_GATEWAY_CONFIG.conversations, ttl } }, 'LLMGW-805', `invalid conversation ttl "${ttl}"`),
  );

  test.each(['0', '1h', '1h30m', '.5s', '100ms'])('not with the time to live %j', (ttl) =>
    expect(findings(llmGateway({ conversations: { ...LLM_GATEWAY_CONFIG.conversations, ttl } }))).toEqual([]),
  );

  test.each(['redis', 'sql'])('with the store %s and no DSN', (store) =>
    refused({ conversations: { store } }, 'LLMGW-806', 'dsn required'),
  );

  test('with a store that the product takes for memory', () =>
    refused({ conversations: { store: 'postgres', dsn: '${CONVERSATIONS_DSN}' } }, 'LLMGW-806', 'counts as memory'));

  test('with several pods that keep conversations in memory', () => {
    const config = { conversations: { store: 'memory' } };

    expectFinding(llmGateway(config, { replicas: 3 }), 'LLMGW-119', 'lost on pod restart');
    expect(findings(llmGateway(config, { replicas: 3 }, { memoryPerPod: true }))).toEqual([]);
    expect(only(synth(llmGateway(config)), 'Deployment')['spec'].replicas).toBe(1);
  });

  test.each([
    ['a key', { providers: { openai: { type: 'openai', api_key: 'not-a-variable' } } }],
    ['a password', { conversations: { store: 'redis', dsn: 'redis://:password@redis.example.com:6379/0' } }],
    ['user and password', { conversations: { store: 'sql', dsn: 'postgres://user:pass@postgres:5432/db' } }],
  ])('with %s in the file', (_, config) => {
    const finding = expectFinding(llmGateway(config), 'LLMGW-807', '${VARIABLE}');

    expect(finding).not.toMatch(/not-a-variable|password@|:pass@/);
  });

  test('with a key in a file that was given as text', () => {
    const text = 'providers:\n  openai:\n    type: openai\n    api_key: "literal"\n';

    expectFinding(llmGateway({}, { config: GatewayConfig.file('config.yaml', text) }), 'LLMGW-807', 'a key');
  });

  test('with a variable that nobody sets', () => {
    expectFinding(llmGateway({}, { env: {} }), 'LLMGW-809', 'CONVERSATIONS_DSN is set by nobody');
  });

  test.each(['latest', 'main'])('with the image tag %s', (tag) => {
    expectFinding(llmGateway({}, {}, { image: `ghcr.io/acme/llm-gateway:${tag}`, version: 'v1.2.3' }), 'LLMGW-106');
  });

  test('with a version that is none', () => {
    expectFinding(llmGateway({}, {}, { image: 'ghcr.io/acme/llm-gateway:main' }), 'LLMGW-120', 'main');
  });
});

const strict = (build: (chart: Chart) => LlmGateway) => (chart: Chart) => Findings.of(build(chart)).strict();

test('warns of a rate limit without Redis, with which later builds do not start', () => {
  const limit = { enabled: true, requests_per_second: 10 };

  expectFinding(strict(llmGateway({ rate_limit: limit })), 'LLMGW-843', '3d4250f');
  expect(findings(strict(llmGateway({ rate_limit: { ...limit, redis_url: '${CONVERSATIONS_DSN}' } })))).toEqual([]);
});

test('warns of a store that later builds never connect', () => {
  const conversations = { ...LLM_GATEWAY_CONFIG.conversations, enabled: undefined };

  expectFinding(strict(llmGateway({ conversations })), 'LLMGW-844', 'c778471');
});

describe('with settings in variables', () => {
  const build = (props: object = {}, options: Partial<LatticelmOptions> = {}) =>
    llmGateway(
      {},
      {
        credentials: [credentials('encryption-key', 'openai')],
        env: { DATABASE_URL: { value: 'postgres://db.data/llm' } },
        ...props,
      },
      { settings: LatticelmSettings.ENV, ...options },
    );
  const config = GatewayConfig.file('config.yaml', {
    providers: LLM_GATEWAY_CONFIG.providers,
    models: LLM_GATEWAY_CONFIG.models,
  });
  const names = (made: ReturnType<typeof build>): string[] =>
    container(only(synth(made), 'Deployment')).env.map((v: { name: string }) => v.name);

  test('reads providers of a file into the empty database', () => {
    expect(container(only(synth(build({ config })), 'Deployment')).env).toContainEqual({
      name: 'GATEWAY_CONFIG',
      value: '/app/config/config.yaml',
    });
  });

  test('warns that no pod gets ready without a provider', () => {
    expectFinding(strict(build({ config: undefined })), 'LLMGW-845', '/ready answers 503', '/admin is off');
  });

  test('has the console only when asked', () => {
    expect(names(build({ config }))).not.toContain('UI_ENABLED');
    expect(names(build({ config }, { console: true }))).toContain('UI_ENABLED');
  });
});

test('warns that early builds with auth ask their probes for a token', () => {
  const strict = (chart: Chart) =>
    Findings.of(llmGateway({ auth: { enabled: true, issuer: 'https://accounts.google.com' } })(chart)).strict();

  expectFinding(strict, 'LLMGW-808', 'd3b97be');
});
