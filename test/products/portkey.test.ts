import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import type { LlmGatewayProps, PortkeyEnterpriseOptions } from '../../src';
import { Findings, GatewayObservability, GatewayProfile, LlmGateway, StateStore } from '../../src';
import { expectFinding } from '../support/errors';
import { container, only } from '../support/find';
import { credentials } from '../support/gateway';
import { synth } from '../support/synth';

/** The open build has one path that answers by itself. */
const ONE_PATH = [{ id: 'probes-identical', kind: 'Deployment', name: 'gateway', reason: 'there is no other path' }];
const REDIS = StateStore.externalRedis({ host: 'redis.data', tls: false });

function portkey(props: Partial<LlmGatewayProps> = {}) {
  return (chart: Chart): LlmGateway =>
    new LlmGateway(chart, 'gateway', { name: 'gateway', profile: GatewayProfile.portkey({ version: '1.15.2' }), ...props });
}

function enterprise(options: Partial<PortkeyEnterpriseOptions> = {}, props: Partial<LlmGatewayProps> = {}) {
  return (chart: Chart): LlmGateway =>
    new LlmGateway(chart, 'gateway', {
      name: 'gateway',
      profile: GatewayProfile.portkeyEnterprise({ version: '2.13.0', organisations: ['org-1'], ...options }),
      credentials: [credentials('client-auth')],
      stores: [REDIS],
      ...props,
    });
}

test('the smallest gateway', () => {
  const manifests = synth(portkey());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound({ allow: ONE_PATH });
});

test('the gateway of the commercial platform', () => {
  const every: Required<PortkeyEnterpriseOptions> = {
    version: '2.13.0',
    image: 'registry.acme.example/portkey:2.13.0',
    organisations: ['org-1', 'org-2'],
    controlPlane: ['api.portkey.example'],
  };
  const manifests = synth(enterprise(every));

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound({ allow: ONE_PATH });
});

test('is node itself, not npm, which dies of SIGTERM with its answers', () => {
  expect(container(only(synth(portkey()), 'Deployment')).command).toEqual(['node', 'build/start-server.js']);
});

test('has no folder to write to', () => {
  expect(only(synth(portkey()), 'Deployment')['spec'].template.spec.volumes ?? []).toEqual([]);
});

test('keeps answers in Redis if there is one', () => {
  const { env } = container(only(synth(portkey({ stores: [REDIS] })), 'Deployment'));

  expect(env).toContainEqual({ name: 'REDIS_CONNECTION_STRING', value: 'redis://redis.data:6379/0' });
});

test('lives until SIGKILL, which comes after the longest stream', () => {
  const { spec } = only(synth(portkey({ maxStreamDuration: Duration.minutes(2) })), 'Deployment')['spec'].template;

  expect(spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(15 + 120);
});

describe('fails', () => {
  test('without an organisation', () => {
    expectFinding(enterprise({ organisations: [] }), 'LLMGW-880', 'refuse every key');
  });

  test('without Redis on the commercial platform', () => {
    expectFinding(enterprise({}, { stores: [] }), 'LLMGW-410');
  });
});

test('warns that the process does not end by itself', () => {
  expectFinding((chart) => Findings.of(portkey()(chart)).strict(), 'LLMGW-161');
});

test('fails to be scraped: it measures nothing', () => {
  const scraped = (chart: Chart) => {
    const observability = new GatewayObservability(chart, 'observability', { target: portkey()(chart) });
    Findings.of(observability).strict();
  };

  expectFinding(scraped, 'LLMGW-602', 'measures nothing');
});
