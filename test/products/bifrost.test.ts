import type { Chart } from 'cdk8s';
import { Duration, Size } from 'cdk8s';
import type { BifrostOptions, LlmGatewayProps } from '../../src';
import {
  Findings,
  GatewayConfig,
  GatewayObservability,
  GatewayProfile,
  GatewayVolume,
  LlmGateway,
  ModelProvider,
  StateStore,
} from '../../src';
import { expectFinding, findings } from '../support/errors';
import { container, only } from '../support/find';
import { credentials } from '../support/gateway';
import { synth } from '../support/synth';

const OPENAI = { openai: { keys: [{ name: 'openai', value: 'env.OPENAI_API_KEY', models: ['*'], weight: 1 }] } };
const OFF = { enabled: false };
const FILE = {
  providers: OPENAI,
  client: { enforce_auth_on_inference: true },
  config_store: OFF as object | undefined,
  logs_store: OFF as object | undefined,
};
const ADMIN = ['admin-username', 'admin-password'];
const AUTH = { auth_config: { is_enabled: true, admin_username: 'env.BIFROST_ADMIN_USERNAME' } };
const POSTGRES = { enabled: true, type: 'postgres', config: { host: 'env.BIFROST_POSTGRES_HOST' } };
const DATABASE = StateStore.externalPostgres({
  host: 'db.data',
  database: 'bifrost',
  user: 'bifrost',
  password: { secretName: 'credentials', key: 'database' },
});
const sqlite = (path: string): object => ({ enabled: true, type: 'sqlite', config: { path } });

/** Adds a Bifrost gateway, with some sections of its file, props and profile options changed. */
function bifrost(config: object = {}, props: Partial<LlmGatewayProps> = {}, options: Partial<BifrostOptions> = {}) {
  return (chart: Chart): LlmGateway =>
    new LlmGateway(chart, 'gateway', {
      name: 'gateway',
      profile: GatewayProfile.bifrost({ version: '1.6.4', ...options }),
      providers: [ModelProvider.openAi()],
      credentials: [credentials('openai', 'encryption-key', ...ADMIN)],
      config: GatewayConfig.file('config.json', { ...FILE, ...config }),
      ...props,
    });
}

test('the smallest gateway', () => {
  const manifests = synth(bifrost());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('everything that a profile can say', () => {
  const every: Required<BifrostOptions> = {
    version: '1.6.4',
    image: `registry.acme.example/bifrost:v1.6.4@sha256:${'0'.repeat(64)}`,
    adminAuth: true,
  };
  const config = { governance: AUTH, config_store: POSTGRES, logs_store: POSTGRES };
  const manifests = synth(bifrost(config, { stores: [DATABASE], replicas: 1 }, every));

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('is restarted by no outage of its database: liveness opens a connection, readiness asks for health', () => {
  const { livenessProbe, readinessProbe } = container(only(synth(bifrost()), 'Deployment'));

  expect(livenessProbe.tcpSocket).toEqual({ port: 'http' });
  expect(readinessProbe.httpGet.path).toBe('/health');
});

test('ends its streams after SIGTERM and then has half a minute for its logs', () => {
  const deployment = only(synth(bifrost({}, { maxStreamDuration: Duration.minutes(5) })), 'Deployment');

  expect(deployment['spec'].template.spec.terminationGracePeriodSeconds).toBe(15 + 300 + 30);
});

test('tells the database part by part, so that any password works', () => {
  const env = container(only(synth(bifrost({ logs_store: POSTGRES }, { stores: [DATABASE] })), 'Deployment')).env;

  expect(env).toEqual(
    expect.arrayContaining([
      { name: 'BIFROST_POSTGRES_HOST', value: 'db.data' },
      { name: 'BIFROST_POSTGRES_PASSWORD', valueFrom: { secretKeyRef: { name: 'credentials', key: 'database' } } },
    ]),
  );
});

test('is scraped with the name and password of the administrator where the file asks for them', () => {
  const manifests = synth((chart) => {
    const target = bifrost(
      { governance: AUTH, config_store: POSTGRES },
      { replicas: 1, stores: [DATABASE] },
      { adminAuth: true },
    )(chart);
    new GatewayObservability(chart, 'observability', { target });
  });
  const [endpoint] = only(manifests, 'ServiceMonitor')['spec'].endpoints;

  expect(endpoint.basicAuth).toEqual({
    username: { name: 'credentials', key: 'admin-username' },
    password: { name: 'credentials', key: 'admin-password' },
  });
});

test('may talk to the hosts that its file names', () => {
  const own = { ollama: { network_config: { base_url: 'http://ollama.models:11434', allow_private_network: true } } };
  const vectors = { enabled: true, type: 'redis', config: { host: 'redis.data', port: 6379 } };
  const rules = only(synth(bifrost({ providers: own, vector_store: vectors }, { providers: [] })), 'NetworkPolicy')['spec']
    .egress;
  const ports = rules.flatMap((rule: { ports: { port: number }[] }) => rule.ports.map(({ port }) => port));

  expect(ports).toEqual(expect.arrayContaining([11434, 6379]));
});

test('takes SQLite on a volume, with one pod', () => {
  const stores = { config_store: sqlite('/app/store/config.db'), logs_store: sqlite('/app/store/logs.db') };
  const build = (replicas: number) => (chart: Chart) => {
    const data = new GatewayVolume(chart, 'data', { volumeName: 'data', mountPath: '/app/store', size: Size.gibibytes(5) });
    return bifrost(stores, { stores: [data], replicas })(chart);
  };

  expect(findings(build(1))).toEqual([]);
  expectFinding(build(2), 'LLMGW-119', 'SQLite has one writer');
});

describe('fails', () => {
  test('without a file', () => {
    expectFinding(bifrost({}, { config: GatewayConfig.file('other.json', {}) }), 'LLMGW-883', 'missing');
  });

  test('without providers, unless they are in a database', () => {
    const kept = { providers: {}, config_store: POSTGRES };

    expectFinding(bifrost({ providers: {} }), 'LLMGW-883', 'no providers');
    expect(findings(bifrost(kept, { stores: [DATABASE], replicas: 1 }))).toEqual([]);
  });

  test.each(['config_store', 'logs_store'])('with a %s that is left out, or is a file beside the configuration', (name) => {
    expectFinding(bifrost({ [name]: undefined }), 'LLMGW-884', 'a folder that is read-only');
    expectFinding(bifrost({ [name]: sqlite('./config.db') }), 'LLMGW-884', '"./config.db" is not in /app/store');
  });

  test('with a key in the file', () => {
    const keys = { openai: { keys: [{ name: 'openai', value: 'of-the-team', models: ['*'], weight: 1 }] } };

    expectFinding(bifrost({ providers: keys }), 'LLMGW-885', 'readable');
  });

  test('with a variable that nobody sets', () => {
    const keys = { openai: { keys: [{ name: 'openai', value: 'env.OTHER_KEY', models: ['*'], weight: 1 }] } };

    expectFinding(bifrost({ providers: keys }), 'LLMGW-886', 'OTHER_KEY is set by nobody');
  });

  test('where file and profile disagree on the administrator, also in a file that was given as text', () => {
    const kept = { config_store: POSTGRES, governance: AUTH };
    const text = JSON.stringify({ ...FILE, ...kept });
    const one = { stores: [DATABASE], replicas: 1 };

    expectFinding(bifrost(kept, one), 'LLMGW-887', '401');
    expectFinding(bifrost({}, { ...one, config: GatewayConfig.file('config.json', text) }), 'LLMGW-887', '401');
    expectFinding(bifrost({}, {}, { adminAuth: true }), 'LLMGW-887', 'anybody may read');
    expectFinding(bifrost({ governance: AUTH }), 'LLMGW-887', 'nobody is asked');
  });

  test('with two pods that a console changes one by one', () => {
    expectFinding(
      bifrost({ config_store: POSTGRES }, { stores: [DATABASE], replicas: 2 }),
      'LLMGW-119',
      'do not tell each other',
    );
  });
});

describe('warns', () => {
  const strictly = (build: (chart: Chart) => LlmGateway) => (chart: Chart) => Findings.of(build(chart)).strict();

  test('where clients need no key', () => {
    expectFinding(strictly(bifrost({ client: {} })), 'LLMGW-888', 'no key is asked for');
  });

  test('of a provider in the cluster that it would refuse to call', () => {
    const own = { ollama: { network_config: { base_url: 'http://ollama.models:11434' } } };

    expectFinding(strictly(bifrost({ providers: own })), 'LLMGW-889', 'private addresses are refused');
    expect(
      findings(strictly(bifrost({ providers: { ...OPENAI, x: { network_config: { base_url: 'https://api.x.ai' } } } }))),
    ).toEqual([]);
  });
});
