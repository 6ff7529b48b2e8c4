import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import type { LlmGatewayProps, TensorZeroOptions } from '../../src';
import {
  Findings,
  GatewayConfig,
  GatewayMigration,
  GatewayObservability,
  GatewayProfile,
  LlmGateway,
  ModelProvider,
  StateStore,
} from '../../src';
import { expectFinding, findings } from '../support/errors';
import { container, only } from '../support/find';
import { credentials } from '../support/gateway';
import { synth } from '../support/synth';

const DATABASE = StateStore.externalPostgres({ host: 'db.data', url: { secretName: 'credentials', key: 'database-url' } });
const AUTH = { gateway: { auth: { enabled: true } } };

const model = (more: object = {}): object => ({
  chat: { routing: ['openai'], providers: { openai: { type: 'openai', model_name: 'gpt-4o', ...more } } },
});

/** Adds a TensorZero gateway, with some sections of its file, props and profile options changed. */
function tensorZero(config: object = {}, props: Partial<LlmGatewayProps> = {}, options: Partial<TensorZeroOptions> = {}) {
  return (chart: Chart): LlmGateway => {
    const gateway = new LlmGateway(chart, 'gateway', {
      profile: GatewayProfile.tensorZero({ version: '2026.4.1', ...options }),
      providers: [ModelProvider.openAi()],
      credentials: [credentials('openai', 'metrics-key', 'clickhouse-url')],
      config: GatewayConfig.file('tensorzero.toml', { models: model(), ...config }),
      ...props,
    });
    return gateway;
  };
}
const authenticated = (props: Partial<LlmGatewayProps> = {}) =>
  tensorZero(AUTH, { stores: [DATABASE], ...props }, { authentication: true });

test('the smallest gateway', () => {
  const manifests = synth(tensorZero());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('everything that a profile can say', () => {
  const every: Required<TensorZeroOptions> = {
    version: '2026.4.1',
    image: `registry.acme.example/tensorzero:2026.4.1@sha256:${'0'.repeat(64)}`,
    authentication: true,
  };
  const manifests = synth(tensorZero(AUTH, { stores: [DATABASE] }, every));

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('is restarted by no outage of a store: liveness asks for its status, readiness for its health', () => {
  const { livenessProbe, readinessProbe } = container(only(synth(tensorZero()), 'Deployment'));

  expect([livenessProbe.httpGet.path, readinessProbe.httpGet.path]).toEqual(['/status', '/health']);
});

test('waits for every answer, as long as the grace period is', () => {
  const deployment = only(synth(tensorZero({}, { maxStreamDuration: Duration.minutes(5) })), 'Deployment');

  expect(deployment['spec'].template.spec.terminationGracePeriodSeconds).toBe(15 + 300 + 15);
});

test('makes its tables in a Job', () => {
  const manifests = synth((chart) => {
    const target = authenticated()(chart);
    new GatewayMigration(chart, 'migration', { target, stores: [DATABASE] });
  });
  const job = container(only(manifests, 'Job'));

  expect(job.args).toEqual(['--run-postgres-migrations']);
  expect(job.env.map(({ name }: { name: string }) => name)).toEqual(['TENSORZERO_POSTGRES_URL']);
});

test('is scraped with a key where clients need one', () => {
  const manifests = synth((chart) => {
    new GatewayObservability(chart, 'observability', { target: authenticated()(chart) });
  });

  expect(only(manifests, 'ServiceMonitor')['spec'].endpoints[0].authorization).toEqual({
    type: 'Bearer',
    credentials: { name: 'credentials', key: 'metrics-key' },
  });
});

describe('fails', () => {
  test('without a file', () => {
    expectFinding(tensorZero({}, { config: GatewayConfig.file('other.toml', {}) }), 'LLMGW-951', 'missing');
  });

  test('where file and profile disagree on authentication', () => {
    expectFinding(tensorZero(AUTH), 'LLMGW-952', '401');
    expectFinding(tensorZero({}, { stores: [DATABASE] }, { authentication: true }), 'LLMGW-952', 'nobody is asked');
  });

  test('with authentication and no PostgreSQL', () => {
    expectFinding(authenticated({ stores: [] }), 'LLMGW-953', 'which the gateway does not have');
    expect(findings(authenticated())).toEqual([]);
  });

  test('with a variable that nobody sets', () => {
    expectFinding(
      tensorZero({ models: model({ api_key_location: 'env::OTHER_KEY' }) }),
      'LLMGW-954',
      'OTHER_KEY is set by nobody',
    );
    expect(findings(tensorZero({ models: model({ api_key_location: GatewayConfig.credential('openai') }) }))).toEqual([]);
  });

  test('with a key in the place of its place', () => {
    expectFinding(tensorZero({ models: model({ api_key_location: 'of-the-team' }) }), 'LLMGW-955', 'ends at start');
    expect(findings(tensorZero({ models: model({ api_key_location: 'dynamic::openai' }) }))).toEqual([]);
  });

  test('where probes and Service find nobody', () => {
    expectFinding(tensorZero({ gateway: { base_path: '/llm' } }), 'LLMGW-957', 'not "/llm/status"');
    expectFinding(tensorZero({ gateway: { bind_address: '127.0.0.1:8080' } }), 'LLMGW-957', 'port 3000');
    expect(findings(tensorZero({ gateway: { bind_address: '0.0.0.0:3000' } }))).toEqual([]);
  });
});

test('warns where clients need no key', () => {
  expectFinding((chart) => Findings.of(tensorZero()(chart)).strict(), 'LLMGW-956', 'spends your money');
});
