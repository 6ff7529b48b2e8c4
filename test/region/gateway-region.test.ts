import { App, Chart } from 'cdk8s';
import { LlmGateway } from '../../src';
import type { GatewayRegion, LlmGatewayProps } from '../../src';
import { expectFinding } from '../support/errors';
import { container, only, podSpecOf, podTemplateOf } from '../support/find';
import { acme, gateway } from '../support/gateway';
import type { Manifest } from '../support/manifest';
import { DVARA_SECRETS, DATABASE, dvaraGateway } from '../support/platform';
import { synth } from '../support/synth';

const US_EAST: GatewayRegion = { id: 'us-east-1', name: 'US East' };
const IN_US_EAST = { key: 'topology.kubernetes.io/region', operator: 'In', values: ['us-east-1'] };

const deployment = (props: Partial<LlmGatewayProps>) => only(synth(gateway(props)), 'Deployment');
const affinity = (props: Partial<LlmGatewayProps>) => podSpecOf(deployment(props)).affinity.nodeAffinity;

describe('a DVARA gateway in a region', () => {
  const server = only(
    synth((chart) => dvaraGateway(chart, { region: US_EAST })),
    'Deployment',
  );

  test('is told so by the variables that it reads', () => {
    expect(container(server).env).toEqual(
      expect.arrayContaining([
        { name: 'DVARA_REGION_ID', value: 'us-east-1' },
        { name: 'DVARA_REGION_NAME', value: 'US East' },
      ]),
    );
  });

  test('has the documented label on its pods, and not on what selects them', () => {
    expect(podTemplateOf(server).metadata.labels['meridian.ai/region']).toBe('us-east-1');
    expect(server['spec'].selector.matchLabels).not.toHaveProperty(['meridian.ai/region']);
  });
});

test('without a name the identifier is the name', () => {
  const server = only(
    synth((chart) => dvaraGateway(chart, { region: { id: 'eu-1' } })),
    'Deployment',
  );

  expect(container(server).env).toContainEqual({ name: 'DVARA_REGION_NAME', value: 'eu-1' });
});

test('pods of a product that knows no regions carry the label of the nodes', () => {
  expect(podTemplateOf(deployment({ region: US_EAST })).metadata.labels['topology.kubernetes.io/region']).toBe('us-east-1');
});

test('pods run in the region only', () => {
  expect(affinity({ region: US_EAST })).toEqual({
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [IN_US_EAST] }] },
  });
});

test('pods run in the named zones only, and are spread over them', () => {
  const region = { ...US_EAST, zones: ['us-east-1a', 'us-east-1c'] };

  expect(affinity({ region }).requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions).toEqual([
    IN_US_EAST,
    { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['us-east-1a', 'us-east-1c'] },
  ]);
  expect(podSpecOf(deployment({ region })).topologySpreadConstraints[0].topologyKey).toBe('topology.kubernetes.io/zone');
});

test('the region holds in every alternative that the team names', () => {
  const term = (pool: string) => ({ matchExpressions: [{ key: 'pool', operator: 'In', values: [pool] }] });
  const nodeAffinity = {
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [term('a'), term('b')] },
  };
  const { nodeSelectorTerms } = affinity({
    region: US_EAST,
    scheduling: { nodeAffinity },
  }).requiredDuringSchedulingIgnoredDuringExecution;

  expect(nodeSelectorTerms.map((t: Manifest) => t['matchExpressions'][1])).toEqual([IN_US_EAST, IN_US_EAST]);
  expect(nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]).toEqual(term('a'));
});

test('a region that is not pinned is a preference', () => {
  expect(affinity({ region: { ...US_EAST, pinned: false } })).toEqual({
    preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, preference: { matchExpressions: [IN_US_EAST] } }],
  });
});

test('one app holds several regions, one chart each, and nothing collides', () => {
  const app = new App();
  const regions = [US_EAST, { id: 'eu-west-1', name: 'Europe', pinned: false }];
  const charts = regions.map((region) => {
    const chart = new Chart(app, region.id, { namespace: 'ai' });
    dvaraGateway(chart, { region, replicas: region.id === 'eu-west-1' ? 5 : undefined });
    return chart;
  });
  const [us, eu] = charts.map((chart) => chart.toJson() as Manifest[]);

  expect(us!.map((m) => m.metadata.name)).toEqual(eu!.map((m) => m.metadata.name));
  expect(only(us!, 'Deployment')['spec'].replicas).toBe(2);
  expect(only(eu!, 'Deployment')['spec'].replicas).toBe(5);
  expect(us).toBeSound();
  expect(eu).toBeSound();
});

test.each(['US East', '', 'a'.repeat(64)])('fails for "%s", which no node has as its region', (id) => {
  expectFinding(gateway({ region: { id } }), 'LLMGW-709', 'region.id', 'us-east-1');
});

test('fails for a zone that no node has', () => {
  expectFinding(gateway({ region: { ...US_EAST, zones: ['us-east-1a', 'b!'] } }), 'LLMGW-709', 'region.zones[1]');
});

test('the region is no reason for a second gateway of the same name in one chart', () => {
  expectFinding(
    (chart) => {
      dvaraGateway(chart, { region: US_EAST });
      new LlmGateway(chart, 'eu', { profile: acme(), name: 'dvara-server', credentials: [DVARA_SECRETS], stores: [DATABASE] });
    },
    'LLMGW-102',
    'Deployment "dvara-server"',
  );
});
