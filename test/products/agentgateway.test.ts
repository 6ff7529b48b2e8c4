import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import type { AgentgatewayOptions, LlmGatewayProps } from '../../src';
import { GatewayConfig, GatewayProfile, LlmGateway, ModelProvider, StateStore } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { container, only } from '../support/find';
import { credentials } from '../support/gateway';
import { synth } from '../support/synth';

const LLM = { models: [{ name: '*', provider: 'openAI', params: { apiKey: '$OPENAI_API_KEY' } }] };
const DATABASE = StateStore.externalPostgres({
  host: 'db.data',
  database: 'gateway',
  user: 'gateway',
  password: { secretName: 'credentials', key: 'database' },
  urlSafePassword: true,
});

/** Adds agentgateway, with some sections of its file, props and profile options changed. */
function agentgateway(config: object = {}, props: Partial<LlmGatewayProps> = {}, options: Partial<AgentgatewayOptions> = {}) {
  return (chart: Chart): LlmGateway =>
    new LlmGateway(chart, 'gateway', {
      profile: GatewayProfile.agentgateway({ version: '1.4.1', ...options }),
      providers: [ModelProvider.openAi()],
      credentials: [credentials('openai')],
      config: GatewayConfig.file('config.yaml', { llm: LLM, ...config }),
      ...props,
    });
}

test('the smallest gateway', () => {
  const manifests = synth(agentgateway());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('everything that a profile can say', () => {
  const every: Required<AgentgatewayOptions> = {
    version: '1.4.1',
    image: `registry.acme.example/agentgateway:v1.4.1@sha256:${'0'.repeat(64)}`,
    port: 8080,
  };
  const config = { config: { database: { url: '$DATABASE_URL' } }, gateways: { default: { port: 8080 } } };
  const all = { stores: [DATABASE], credentials: [credentials('openai', 'session-key', 'oidc-cookie-secret')] };
  const manifests = synth(agentgateway(config, all, every));

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('is told how long a stream may take, and waits for proxies without a shell of its own', () => {
  const deployment = only(synth(agentgateway({}, { maxStreamDuration: Duration.minutes(5) })), 'Deployment');

  expect(container(deployment).env).toContainEqual({ name: 'CONNECTION_TERMINATION_DEADLINE', value: '300s' });
  expect(container(deployment).lifecycle.preStop.exec.command).toEqual(['/drain-tool/sleep', '15']);
  expect(deployment['spec'].template.spec.terminationGracePeriodSeconds).toBe(15 + 300 + 5);
});

test('keeps the URL of the database out of the file', () => {
  const manifests = synth(agentgateway({ config: { database: { url: '$DATABASE_URL' } } }, { stores: [DATABASE] }));

  expect(only(manifests, 'ConfigMap')['data']['config.yaml']).not.toContain('db.data');
  expect(container(only(manifests, 'Deployment')).env).toContainEqual({
    name: 'DATABASE_URL',
    value: 'postgresql://gateway:$(DATABASE_URL_PASSWORD)@db.data:5432/gateway?sslmode=require',
  });
});

test('may talk to the MCP servers and models that its file names', () => {
  const mcp = { targets: [{ name: 'tickets', mcp: { host: 'http://tickets.tools:8080/mcp' } }] };
  const own = { models: [{ name: 'own', provider: 'openAI', params: { baseUrl: 'http://vllm.models:8000/v1' } }] };
  const rules = only(synth(agentgateway({ mcp, llm: own })), 'NetworkPolicy')['spec'].egress;
  const ports = rules.flatMap((rule: { ports: { port: number }[] }) => rule.ports.map(({ port }) => port));

  expect(ports).toEqual(expect.arrayContaining([8080, 8000]));
});

describe('fails', () => {
  test('without a file, or without anything to serve', () => {
    expectFinding(agentgateway({}, { config: GatewayConfig.file('other.yaml', {}) }), 'LLMGW-897', 'missing');
    expectFinding(agentgateway({ llm: undefined }), 'LLMGW-897', 'refuse every connection');
  });

  test.each([
    ['a credential', { llm: { models: [{ name: '*', provider: 'openAI', params: { apiKey: 'of-the-team' } }] } }],
    ['a password in a URL', { config: { database: { url: 'postgres://gateway:hunter2-hunter2@db.data/gateway' } } }],
  ])('with %s in the file', (what, config) => {
    expectFinding(agentgateway(config), 'LLMGW-898', what);
  });

  test('with a variable that nobody sets, but not with one that has a value of its own', () => {
    const variable = (text: string) => agentgateway({ config: { database: { url: text } } });

    expectFinding(variable('$OTHER_URL'), 'LLMGW-899', 'OTHER_URL is set by nobody');
    expectFinding(variable('${OTHER_URL}'), 'LLMGW-899', 'OTHER_URL is set by nobody');
    expect(findings(variable('${OTHER_URL:-sqlite:///tmp/x}'))).toEqual([]);
  });

  test.each([
    ['gateways', { gateways: { default: { port: 9000 } }, llm: { ...LLM, gateways: ['default'] } }],
    ['llm', { llm: { ...LLM, port: 9000 } }],
    ['binds', { llm: undefined, binds: [{ port: 9000, listeners: [] }] }],
  ])('where %s are served on another port than the Service leads to', (_, config) => {
    expectFinding(agentgateway(config), 'LLMGW-950', 'the file serves on 9000, the Service leads to 4000');
    expect(findings(agentgateway(config, {}, { port: 9000 }))).toEqual([]);
  });

  test('where probes and Prometheus find nobody', () => {
    expectFinding(agentgateway({ config: { readinessAddr: '127.0.0.1:19001' } }), 'LLMGW-950', 'probes ask port 15021');
    expectFinding(agentgateway({ config: { statsAddr: '127.0.0.1:19002' } }), 'LLMGW-950', 'Prometheus asks port 15020');
  });

  test('with a session key of another form', () => {
    const { credentials: facts } = GatewayProfile.agentgateway({ version: '1.4.1' }).facts;

    expect(new RegExp(facts![0]!.format!).test('a'.repeat(64))).toBe(true);
    expect(new RegExp(facts![0]!.format!).test('a'.repeat(32))).toBe(false);
  });
});
