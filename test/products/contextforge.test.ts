import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import type { ContextForgeOptions, McpProxyProps } from '../../src';
import { GatewayMigration, McpProfile, McpProxy, McpSessions, NetworkPeer, StateStore } from '../../src';
import { expectFinding } from '../support/errors';
import { container, only } from '../support/find';
import { credentials } from '../support/gateway';
import { synth } from '../support/synth';

const CREDENTIALS = ['jwt-secret', 'encryption-secret', 'admin-password', 'default-user-password', 'metrics-token', 'database'];
const DATABASE = StateStore.externalPostgres({
  host: 'db.data',
  database: 'mcp',
  user: 'mcp',
  password: { secretName: 'credentials', key: 'database' },
  urlSafePassword: true,
});
const REDIS = StateStore.externalRedis({ host: 'redis.data', tls: false });

/** Adds a ContextForge, with some props and profile options changed. */
function contextForge(props: Partial<McpProxyProps> = {}, options: Partial<ContextForgeOptions> = {}) {
  return (chart: Chart): McpProxy =>
    new McpProxy(chart, 'gateway', {
      profile: McpProfile.contextForge({ version: '1.1.0', adminEmail: 'platform@acme.example', ...options }),
      credentials: [credentials(...CREDENTIALS)],
      clients: [NetworkPeer.namespace('agents')],
      stores: [DATABASE],
      ...props,
    });
}

test('the smallest gateway', () => {
  const manifests = synth(contextForge());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('everything that a profile can say', () => {
  const every: Required<ContextForgeOptions> = {
    version: '1.1.0',
    image: `ghcr.io/ibm/mcp-context-forge:v1.1.0@sha256:${'0'.repeat(64)}`,
    adminEmail: 'platform@acme.example',
    publicUrl: 'https://mcp.acme.example',
    console: true,
  };
  const manifests = synth(contextForge({ sessions: McpSessions.sharedStore(REDIS) }, every));

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('waits before SIGTERM for the longest stream, which SIGTERM would cut', () => {
  const deployment = only(synth(contextForge({ maxStreamDuration: Duration.minutes(2) })), 'Deployment');

  expect(container(deployment).lifecycle.preStop).toEqual({ exec: { command: ['sleep', String(15 + 120)] } });
});

test('shares sessions by Redis and by the affinity of the product', () => {
  const { env } = container(only(synth(contextForge({ sessions: McpSessions.sharedStore(REDIS) })), 'Deployment'));

  expect(env).toEqual(
    expect.arrayContaining([
      { name: 'USE_STATEFUL_SESSIONS', value: 'true' },
      { name: 'MCPGATEWAY_SESSION_AFFINITY_ENABLED', value: 'true' },
      { name: 'CACHE_TYPE', value: 'redis' },
    ]),
  );
});

test('migrates in a Job, and the pods then refuse a schema that is behind', () => {
  const manifests = synth((chart) => {
    new GatewayMigration(chart, 'migration', { target: contextForge()(chart), stores: [DATABASE] });
  });

  expect(container(only(manifests, 'Job')).command).toEqual(['python3', '-m', 'mcpgateway.bootstrap_db']);
  expect(container(only(manifests, 'Deployment')).env).toContainEqual({ name: 'MCPGATEWAY_SKIP_MIGRATIONS', value: 'true' });
});

describe('fails', () => {
  test('without a database', () => {
    expectFinding(contextForge({ stores: [] }), 'LLMGW-410');
  });

  test.each(['', 'root', 'a b@c.d'])('with the administrator %j', (adminEmail) => {
    expectFinding(contextForge({}, { adminEmail }), 'LLMGW-881', 'not a mail address');
  });

  test('with sessions that the other pods do not know', () => {
    const env = { USE_STATEFUL_SESSIONS: { value: 'true' } };

    expectFinding(contextForge({ env }), 'LLMGW-882', 'another pod');
  });

  test('without a secret that the process wants', () => {
    expectFinding(contextForge({ credentials: [credentials(...CREDENTIALS.slice(1))] }), 'LLMGW-201', 'jwt-secret');
  });
});
