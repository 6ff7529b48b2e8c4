import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import type { KongOptions, LlmGatewayProps } from '../../src';
import { Findings, GatewayConfig, GatewayProfile, LlmGateway, ModelProvider } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { container, only } from '../support/find';
import { credentials } from '../support/gateway';
import { synth } from '../support/synth';

const METRICS = { name: 'prometheus', config: { status_code_metrics: true, latency_metrics: true, ai_metrics: true } };
const JWT = { name: 'jwt' };

const proxy = (config: object = {}): object => ({
  name: 'ai-proxy',
  config: {
    route_type: 'llm/v1/chat',
    auth: { header_name: 'Authorization', header_value: '{vault://env/OPENAI_AUTHORIZATION}' },
    model: { provider: 'openai', name: 'gpt-4o' },
    max_request_body_size: 4194304,
    ...config,
  },
});
const services = (...plugins: object[]): object[] => [
  { name: 'models', url: 'http://localhost:1', routes: [{ name: 'chat', paths: ['/v1/chat/completions'], plugins }] },
];

/** Adds Kong, with some sections of its file, props and profile options changed. */
function kong(config: object = {}, props: Partial<LlmGatewayProps> = {}, options: Partial<KongOptions> = {}) {
  return (chart: Chart): LlmGateway =>
    new LlmGateway(chart, 'gateway', {
      name: 'gateway',
      profile: GatewayProfile.kong({ version: '3.9.3', ...options }),
      providers: [ModelProvider.openAi()],
      credentials: [credentials('openai')],
      config: GatewayConfig.file('kong.yml', {
        _format_version: '3.0',
        services: services(proxy()),
        plugins: [METRICS, JWT],
        ...config,
      }),
      ...props,
    });
}
const env = (build: (chart: Chart) => LlmGateway) => container(only(synth(build), 'Deployment')).env as { name: string }[];

test('the smallest gateway', () => {
  const manifests = synth(kong());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('everything that a profile can say', () => {
  const every: Required<KongOptions> = { version: '3.9.3', image: 'docker.io/kong/kong-gateway:3.9.1.2', workers: 4 };
  const manifests = synth(kong({}, {}, every));

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('gets the header of a provider behind the key that it is made of', () => {
  const names = env(kong()).map(({ name }) => name);

  expect(env(kong())).toContainEqual({ name: 'OPENAI_AUTHORIZATION', value: 'Bearer $(OPENAI_API_KEY)' });
  expect(names.indexOf('OPENAI_AUTHORIZATION')).toBeGreaterThan(names.indexOf('OPENAI_API_KEY'));
});

test('lets every answer end, since the image asks for SIGQUIT: the grace period is that of the longest stream', () => {
  const deployment = only(synth(kong({}, { maxStreamDuration: Duration.minutes(5) })), 'Deployment');

  expect(deployment['spec'].template.spec.terminationGracePeriodSeconds).toBe(15 + 300 + 10);
});

test('has nothing that could be administrated, and a port for status that the Service does not publish', () => {
  const manifests = synth(kong());

  expect(env(kong())).toContainEqual({ name: 'KONG_ADMIN_LISTEN', value: 'off' });
  expect(only(manifests, 'Service')['spec'].ports.map(({ port }: { port: number }) => port)).toEqual([8000]);
});

test('may talk to the hosts of services and models, but not to the one that the plugins replace', () => {
  const own = proxy({ model: { provider: 'llama2', options: { upstream_url: 'http://vllm.models:8000/v1/chat/completions' } } });
  const more = { name: 'other', url: 'http://search.tools:9200', routes: [{ name: 'search', paths: ['/search'] }] };
  const rules = only(synth(kong({ services: [...services(own), more] })), 'NetworkPolicy')['spec'].egress;
  const ports = rules.flatMap((rule: { ports: { port: number }[] }) => rule.ports.map(({ port }) => port));

  expect(ports).toEqual(expect.arrayContaining([8000, 9200]));
  expect(ports).not.toContain(1);
});

describe('fails', () => {
  test('without a file, a version or a route', () => {
    expectFinding(kong({}, { config: GatewayConfig.file('other.yml', {}) }), 'LLMGW-890', 'missing');
    expectFinding(kong({ _format_version: undefined }), 'LLMGW-890', 'ends at start');
    expectFinding(kong({ services: [{ name: 'models', url: 'http://localhost:1' }] }), 'LLMGW-890', '/status/ready answers 503');
  });

  test('with a credential in the file, and not with a reference to one', () => {
    const plain = services(proxy({ auth: { header_name: 'Authorization', header_value: 'Bearer of-the-team' } }));

    expectFinding(kong({ services: plain }), 'LLMGW-892', 'readable');
    expect(findings(kong())).toEqual([]);
  });

  test.each(['{vault://env/AZURE_API_KEY}', '{vault://env/azure-api-key}'])('with a variable that nobody sets: %s', (value) => {
    const other = services(proxy({ auth: { header_name: 'api-key', header_value: value } }));
    const set = { env: { AZURE_API_KEY: { value: 'x' } } };

    expectFinding(kong({ services: other }), 'LLMGW-893', 'AZURE_API_KEY is set by nobody');
    expect(findings(kong({ services: other }, set))).toEqual([]);
  });

  test('with a plugin of the commercial edition, unless its image is stated', () => {
    const advanced = services({ name: 'ai-rate-limiting-advanced' }, proxy());

    expectFinding(kong({ services: advanced }), 'LLMGW-894', '"ai-rate-limiting-advanced"');
    expect(findings(kong({ services: advanced }, {}, { image: 'docker.io/kong/kong-gateway:3.9.1.2' }))).toEqual([]);
  });
});

describe('warns', () => {
  const strictly = (build: (chart: Chart) => LlmGateway) => (chart: Chart) => Findings.of(build(chart)).strict();

  test('of metrics that are not switched on, by name', () => {
    const some = { name: 'prometheus', config: { status_code_metrics: true, latency_metrics: true } };

    expectFinding(strictly(kong({ plugins: [JWT] })), 'LLMGW-891', 'status_code_metrics, latency_metrics, ai_metrics are not on');
    expectFinding(strictly(kong({ plugins: [JWT, some] })), 'LLMGW-891', 'ai_metrics is not on');
  });

  test('of prompts that it would refuse', () => {
    expectFinding(strictly(kong({ services: services(proxy({ max_request_body_size: undefined })) })), 'LLMGW-895', '8 KiB');
  });

  test('where nobody asks who calls', () => {
    expectFinding(strictly(kong({ plugins: [METRICS] })), 'LLMGW-896', 'spends your money');
  });
});
