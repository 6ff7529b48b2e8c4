import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import type { LiteLlmOptions, LlmGatewayProps } from '../../src';
import { Findings, GatewayConfig, GatewayMigration, GatewayProfile, LlmGateway, ModelProvider, StateStore } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { container, only } from '../support/find';
import { credentials } from '../support/gateway';
import { synth } from '../support/synth';

const MODELS = [{ model_name: 'gpt-4o', litellm_params: { model: 'openai/gpt-4o', api_key: 'os.environ/OPENAI_API_KEY' } }];
const SETTINGS = { callbacks: ['prometheus'] };
const ALL = ['master-key', 'salt-key', 'metrics-key', 'openai', 'database'];

/** Adds a LiteLLM proxy, with some sections of its file, props and profile options changed. */
function liteLlm(config: object = {}, props: Partial<LlmGatewayProps> = {}, options: Partial<LiteLlmOptions> = {}) {
  return (chart: Chart): LlmGateway =>
    new LlmGateway(chart, 'gateway', {
      profile: GatewayProfile.liteLlm({ version: '1.108.7', ...options }),
      providers: [ModelProvider.openAi()],
      credentials: [credentials(...ALL)],
      config: GatewayConfig.file('config.yaml', { model_list: MODELS, litellm_settings: SETTINGS, ...config }),
      ...props,
    });
}

const DATABASE = StateStore.externalPostgres({
  host: 'db.data',
  database: 'litellm',
  user: 'litellm',
  password: { secretName: 'credentials', key: 'database' },
});

test('the smallest proxy', () => {
  const manifests = synth(liteLlm());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('everything that a profile can say', () => {
  const every: Required<LiteLlmOptions> = {
    version: '1.108.7',
    image: `ghcr.io/berriai/litellm-non_root:1.108.7@sha256:${'0'.repeat(64)}`,
    anonymousMetrics: true,
    remoteCostMap: true,
  };
  const settings = { ...SETTINGS, require_auth_for_metrics_endpoint: false };
  const manifests = synth(liteLlm({ litellm_settings: settings }, { stores: [DATABASE] }, every));

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('waits for its streams: it is told how long, and lives on for its own end', () => {
  const deployment = only(synth(liteLlm({}, { maxStreamDuration: Duration.minutes(5) })), 'Deployment');

  expect(container(deployment).env).toContainEqual({ name: 'GRACEFUL_SHUTDOWN_TIMEOUT', value: '300' });
  expect(deployment['spec'].template.spec.terminationGracePeriodSeconds).toBe(15 + 300 + 20);
});

test('does not end before proxies have forgotten it, so /health/drain is no hook: it answers at once in an idle pod', () => {
  const { lifecycle } = container(only(synth(liteLlm()), 'Deployment'));

  expect(lifecycle.preStop).toEqual({ exec: { command: ['sleep', '15'] } });
});

test('tells the database part by part, so that any password works', () => {
  const env = container(only(synth(liteLlm({}, { stores: [DATABASE] })), 'Deployment')).env;

  expect(env).toEqual(
    expect.arrayContaining([
      { name: 'DATABASE_HOST', value: 'db.data' },
      { name: 'DATABASE_PASSWORD', valueFrom: { secretKeyRef: { name: 'credentials', key: 'database' } } },
    ]),
  );
});

test('migrates in a Job, and the pods then leave the schema alone', () => {
  const manifests = synth((chart) => {
    const target = liteLlm({}, { stores: [DATABASE] })(chart);
    new GatewayMigration(chart, 'migration', { target, stores: [DATABASE] });
  });
  const job = container(only(manifests, 'Job'));

  expect(job.command).toEqual(['python', '-m', 'litellm.proxy.prisma_migration']);
  expect(container(only(manifests, 'Deployment')).env).toContainEqual({ name: 'DISABLE_SCHEMA_UPDATE', value: 'true' });
});

test('may talk to the hosts that its models name', () => {
  const models = [{ model_name: 'own', litellm_params: { model: 'openai/own', api_base: 'http://vllm.models:8000/v1' } }];
  const rules = only(synth(liteLlm({ model_list: models })), 'NetworkPolicy')['spec'].egress;

  expect(rules.flatMap(({ ports }: { ports: { port: number }[] }) => ports.map(({ port }) => port))).toContain(8000);
});

describe('fails', () => {
  test('without a file', () => {
    expectFinding(liteLlm({}, { config: GatewayConfig.file('other.yaml', {}) }), 'LLMGW-870', 'missing');
  });

  test('without models, unless they are in the database', () => {
    expectFinding(liteLlm({ model_list: [] }), 'LLMGW-870', 'no models');
    expect(findings(liteLlm({ model_list: [], general_settings: { store_model_in_db: true } }))).toEqual([]);
  });

  test('where the file opens the metrics and the profile does not, and the other way round', () => {
    const open = { litellm_settings: { ...SETTINGS, require_auth_for_metrics_endpoint: false } };

    expectFinding(liteLlm(open), 'LLMGW-872', 'anybody may read');
    expectFinding(liteLlm({}, {}, { anonymousMetrics: true }), 'LLMGW-872', '401');
  });

  test.each(['api_key: not-a-key-of-mine', 'master_key: "of-the-team"', '  - password: hunter2-hunter2'])(
    'with a credential in the file: %s',
    (line) => {
      const text = `model_list:\n  - model_name: x\n    litellm_params:\n      model: openai/x\n${line}\n`;

      expectFinding(liteLlm({}, { config: GatewayConfig.file('config.yaml', text) }), 'LLMGW-873', 'readable');
    },
  );

  test('with a variable that nobody sets', () => {
    const models = [{ model_name: 'x', litellm_params: { model: 'azure/x', api_key: 'os.environ/AZURE_API_KEY' } }];

    expectFinding(liteLlm({ model_list: models }), 'LLMGW-874', 'AZURE_API_KEY');
  });

  test('with several workers, unless their supervisor and their metrics are taken care of', () => {
    const workers = (more: object) => liteLlm({}, { env: { NUM_WORKERS: { value: '4' }, ...more } });
    const care = { TIMEOUT_WORKER_HEALTHCHECK: { value: '60' }, PROMETHEUS_MULTIPROC_DIR: { value: '/tmp/metrics' } };

    expectFinding(workers({}), 'LLMGW-875', 'none of two got ready');
    expect(findings(workers(care))).toEqual([]);
  });

  test('without a master key', () => {
    expectFinding(liteLlm({}, { credentials: [credentials('openai', 'metrics-key')] }), 'LLMGW-201', 'master-key');
  });
});

describe('warns', () => {
  const strictly = (build: (chart: Chart) => LlmGateway) => (chart: Chart) => Findings.of(build(chart)).strict();

  test('where metrics are not switched on', () => {
    expectFinding(strictly(liteLlm({ litellm_settings: {} })), 'LLMGW-871', 'not switched on');
  });

  test('where keys are encrypted with the master key', () => {
    const props = { stores: [DATABASE], credentials: [credentials('master-key', 'metrics-key', 'openai')] };

    expectFinding(strictly(liteLlm({}, props)), 'LLMGW-876', 'can then never change');
  });
});
