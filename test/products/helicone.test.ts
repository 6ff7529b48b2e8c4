import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import type { LlmGatewayProps, ProductImageOptions } from '../../src';
import {
  Findings,
  GatewayConfig,
  GatewayObservability,
  GatewayProfile,
  LlmGateway,
  ModelProvider,
  Scrape,
  StateStore,
} from '../../src';
import { expectFinding, findings } from '../support/errors';
import { container, only } from '../support/find';
import { credentials } from '../support/gateway';
import { synth } from '../support/synth';

const ROUTERS = { chat: { 'load-balance': { chat: { strategy: 'latency', providers: ['openai'] } } } };
const LIMITS = { global: { 'rate-limit': { 'per-api-key': { capacity: 10, 'refill-frequency': '1s' } } } };
const REDIS = StateStore.externalRedis({
  host: 'redis.data',
  password: { secretName: 'credentials', key: 'redis' },
  urlSafePassword: true,
});
/** It has one path for health. */
const ONE_PATH = [{ id: 'probes-identical', kind: 'Deployment', name: 'gateway', reason: 'there is no other path' }];

/** Adds a Helicone AI gateway, with some sections of its file, props and profile options changed. */
function helicone(config: object = {}, props: Partial<LlmGatewayProps> = {}, options: Partial<ProductImageOptions> = {}) {
  return (chart: Chart): LlmGateway =>
    new LlmGateway(chart, 'gateway', {
      name: 'gateway',
      profile: GatewayProfile.helicone({ version: '0.2.0-beta.30', ...options }),
      providers: [ModelProvider.openAi()],
      credentials: [credentials('openai', 'control-plane-key')],
      config: GatewayConfig.file('config.yaml', { helicone: { features: 'all' }, routers: ROUTERS, ...config }),
      ...props,
    });
}
const strictly = (build: (chart: Chart) => LlmGateway) => (chart: Chart) => Findings.of(build(chart)).strict();

test('the smallest gateway', () => {
  const manifests = synth(helicone());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound({ allow: ONE_PATH });
});

test('everything that a profile can say', () => {
  const every: Required<ProductImageOptions> = {
    version: '0.2.0-beta.30',
    image: `registry.acme.example/ai-gateway:0.2.0-beta.30@sha256:${'0'.repeat(64)}`,
  };
  const manifests = synth(helicone(LIMITS, { stores: [REDIS] }, every));

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound({ allow: ONE_PATH });
});

test('gets SIGTERM when the longest stream is over, since it waits for none', () => {
  const deployment = only(synth(helicone({}, { maxStreamDuration: Duration.minutes(5) })), 'Deployment');

  expect(container(deployment).lifecycle.preStop.exec.command).toEqual(['sleep', '315']);
});

test('is told the password of Redis by a name that it does not take for a setting', () => {
  const names = container(only(synth(helicone(LIMITS, { stores: [REDIS] })), 'Deployment')).env.map(
    ({ name }: { name: string }) => name,
  );

  expect(names).toEqual(expect.arrayContaining(['REDIS_PASSWORD', 'AI_GATEWAY__RATE_LIMIT_STORE__HOST_URL']));
  expect(names.filter((name: string) => /^AI_GATEWAY.*PASSWORD/.test(name))).toEqual([]);
});

test('may talk to the control plane where it has features, and to the hosts of its file', () => {
  const own = { providers: { ollama: { 'base-url': 'http://ollama.models:11434' } } };
  const rules = only(
    synth(helicone({ ...own, helicone: { features: 'auth', 'base-url': 'http://jawn.helicone:8585' } })),
    'NetworkPolicy',
  )['spec'].egress;
  const ports = rules.flatMap((rule: { ports: { port: number }[] }) => rule.ports.map(({ port }) => port));

  expect(ports).toEqual(expect.arrayContaining([8585, 11434]));
});

describe('fails', () => {
  test('without a file', () => {
    expectFinding(helicone({}, { config: GatewayConfig.file('other.yaml', {}) }), 'LLMGW-958', 'missing');
  });

  test('with a router of a name that ends the process', () => {
    expectFinding(helicone({ routers: { 'a-router-for-everybody': {} } }), 'LLMGW-958', '1 to 12 letters');
  });

  test('as a part of the cloud of Helicone', () => {
    expectFinding(helicone({ 'deployment-target': { type: 'cloud' } }), 'LLMGW-958', 'outside of the cloud');
  });

  test('with features and no key for the control plane', () => {
    expectFinding(helicone({}, { credentials: [credentials('openai')] }), 'LLMGW-960', '"all" needs the control plane');
  });

  test('where it shall be scraped', () => {
    const observed = (scrape?: Scrape) => (chart: Chart) =>
      new GatewayObservability(chart, 'observability', { target: helicone()(chart), scrape });

    expectFinding(observed(Scrape.serviceMonitor()), 'LLMGW-601', 'it sends its metrics by OTLP');
    expect(findings(observed(Scrape.none()))).toEqual([]);
  });
});

describe('warns', () => {
  test('where clients need no key', () => {
    expectFinding(strictly(helicone({ helicone: undefined })), 'LLMGW-959', 'spends your money');
  });

  test('of limits that each pod counts for itself, unless there is Redis', () => {
    expectFinding(strictly(helicone(LIMITS)), 'LLMGW-961', 'once per pod');
    expect(findings(strictly(helicone(LIMITS, { stores: [REDIS] })))).toEqual([]);
  });
});
