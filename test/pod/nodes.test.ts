import { onArchitectures, requiringNodes } from '../../src/pod/node-affinity';
import { placement } from '../../src/pod/placement';
import { PodSpread } from '../../src/pod/pod-plan';
import { checkRegion, regionAddition, regionAffinity } from '../../src/pod/region';
import { FACTS } from '../support/gateway';
import { settings } from './plan';

// On which nodes pods run.

const among = (key: string, ...values: string[]) => ({ key, operator: 'In', values });
const required = (...nodeSelectorTerms: object[]) => ({ requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } });
const REGION = 'topology.kubernetes.io/region';
const ZONE = 'topology.kubernetes.io/zone';
const ARCH = 'kubernetes.io/arch';
const preference = { weight: 1, preference: {} };

test('each alternative of a team gets the rules of others as well', () => {
  const own = { ...required({ matchExpressions: [among('a', 'b')] }, { matchFields: [] }), extra: 1 };

  expect(requiringNodes(own as never, [among('c', 'd')])).toEqual({
    ...required(
      { matchExpressions: [among('a', 'b'), among('c', 'd')] },
      { matchFields: [], matchExpressions: [among('c', 'd')] },
    ),
    extra: 1,
  });
});

test('a team without alternatives gets one, beside what it prefers', () => {
  const own = { preferredDuringSchedulingIgnoredDuringExecution: [preference] };
  const rules = required({ matchExpressions: [among('c', 'd')] });

  expect(requiringNodes(undefined, [among('c', 'd')])).toEqual(rules);
  expect(requiringNodes(own as never, [among('c', 'd')])).toEqual({ ...own, ...rules });
});

describe('architectures', () => {
  test('are no matter where there are images for all', () => {
    expect(onArchitectures([], { nodeSelector: { a: 'b' } })).toEqual({ nodeSelector: { a: 'b' } });
  });

  test('are a label where there is one', () => {
    expect(onArchitectures(['arm64'], { nodeSelector: { a: 'b' } })).toEqual({ nodeSelector: { a: 'b', [ARCH]: 'arm64' } });
  });

  test('are a rule where there are several', () => {
    const matchExpressions = [among(ARCH, 'amd64', 'arm64')];

    expect(onArchitectures(['amd64', 'arm64'], { nodeSelector: { a: 'b' } })).toEqual({
      ...{ nodeSelector: { a: 'b' }, nodeAffinity: required({ matchExpressions }) },
    });
  });

  test.each([
    ['as a label', { nodeSelector: { [ARCH]: 's390x' } }],
    ['as a rule', { nodeAffinity: required({}, { matchExpressions: [among('a', 'b'), among(ARCH, 's390x')] }) }],
  ])('are known better by a team that names them %s', (_what, own) => {
    expect(onArchitectures(['amd64'], own as never)).toBe(own);
  });

  test.each([
    ['requires', required({}, { matchExpressions: [among('a', 'b')] })],
    ['prefers', { preferredDuringSchedulingIgnoredDuringExecution: [preference] }],
  ])('are not named by what else a team %s', (_what, nodeAffinity) => {
    expect(onArchitectures(['amd64'], { nodeAffinity } as never)).toEqual({ nodeAffinity, nodeSelector: { [ARCH]: 'amd64' } });
  });
});

describe('a region', () => {
  const id = 'eu-1';

  test.each([['a'], ['9'], ['a-_.9'], ['A'.repeat(63)]])('may be called %s', (name) => {
    expect(checkRegion({ id: name, zones: [name] })).toEqual([]);
  });

  test.each([[''], ['-a'], ['a-'], ['a b'], [`${'A'.repeat(64)}`], [5 as never]])('fails for the name %p', (name) => {
    expect(checkRegion({ id: name, zones: ['a', name] })).toMatchObject([
      { code: 'LLMGW-709', prop: 'region.id', value: name },
      { code: 'LLMGW-709', prop: 'region.zones[1]', value: name },
    ]);
  });

  test('may be left out, and so may its zones', () => {
    expect([checkRegion(undefined), checkRegion({ id })]).toEqual([[], []]);
    expect(regionAddition(undefined, FACTS)).toEqual({});
    expect(regionAffinity(undefined, undefined)).toBeUndefined();
  });

  test('is told by the variables that a product reads', () => {
    const region = { idVariable: 'ID', nameVariable: 'NAME', podLabel: 'acme/region' };

    expect(regionAddition({ id }, { ...FACTS, region })).toEqual({
      ...{ env: { ID: { value: id }, NAME: { value: id } }, podLabels: { 'acme/region': id } },
    });
    expect(regionAddition({ id, name: 'Europe' }, { ...FACTS, region })).toMatchObject({ env: { NAME: { value: 'Europe' } } });
  });

  test('is a label of pods whose product reads nothing of it', () => {
    expect(regionAddition({ id }, FACTS)).toEqual({ env: {}, podLabels: { [REGION]: id } });
  });

  test.each<[string, string[] | undefined, object[]]>([
    ['all zones', undefined, []],
    ['all zones of an empty list', [], []],
    ['named zones', ['a', 'b'], [among(ZONE, 'a', 'b')]],
  ])('pins pods to %s of it', (_what, zones, more) => {
    expect(regionAffinity({ id, zones }, undefined)).toEqual(required({ matchExpressions: [among(REGION, id), ...more] }));
  });

  test('may be preferred, beside what the team prefers', () => {
    const own = { preferredDuringSchedulingIgnoredDuringExecution: [preference], ...required({}) };
    const rule = { weight: 100, preference: { matchExpressions: [among(REGION, id)] } };

    expect(regionAffinity({ id, pinned: false }, own as never)).toEqual({
      ...own,
      preferredDuringSchedulingIgnoredDuringExecution: [preference, rule],
    });
    expect(regionAffinity({ id, pinned: false }, undefined)).toEqual({ preferredDuringSchedulingIgnoredDuringExecution: [rule] });
  });
});

describe('pods', () => {
  const selector = { app: 'a' };
  const common = { labelSelector: { matchLabels: selector }, maxSkew: 1 };

  test('of one revision are spread over zones, then nodes', () => {
    const whenUnsatisfiable = 'ScheduleAnyway';
    const { affinity, topologySpreadConstraints } = placement({ settings: settings(), selector, spread: PodSpread.REVISION });

    expect(topologySpreadConstraints).toEqual(
      [ZONE, 'kubernetes.io/hostname'].map((topologyKey) => ({
        ...{ ...common, topologyKey, whenUnsatisfiable, matchLabelKeys: ['pod-template-hash'] },
      })),
    );
    expect(affinity).toEqual({
      nodeAffinity: undefined,
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: selector } } },
        ],
      },
    });
  });

  test('of a store are spread over nodes, and may wait for one', () => {
    const own = settings({}, { scheduling: { strictSpread: true } });
    const { affinity, topologySpreadConstraints } = placement({ settings: own, selector, spread: PodSpread.NODES });

    expect(topologySpreadConstraints).toEqual([
      { ...common, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule' },
    ]);
    expect(affinity).toBeUndefined();
  });

  test('that are alone are not spread', () => {
    expect(placement({ settings: settings(), selector })).toEqual({
      ...{ affinity: undefined, topologySpreadConstraints: undefined, nodeSelector: undefined },
      ...{ tolerations: undefined, priorityClassName: undefined },
    });
  });

  test('run where the cluster says, unless the team says something else', () => {
    const tolerations = [{ key: 'a' }];
    const facts = { placement: { nodeSelector: { a: 'b' }, tolerations, priorityClassName: 'high' } };

    expect(placement({ settings: settings(facts), selector })).toMatchObject(facts.placement);
    const scheduling = { nodeSelector: {}, tolerations: [], priorityClassName: 'low' };
    expect(placement({ settings: settings(facts, { scheduling }), selector })).toMatchObject(scheduling);
  });

  test('have the rules for nodes of their team and of their region', () => {
    const own = settings({}, { region: { id: 'eu-1' }, scheduling: { nodeAffinity: required({}) } });

    expect(placement({ settings: own, selector }).affinity).toEqual({
      ...{ nodeAffinity: required({ matchExpressions: [among(REGION, 'eu-1')] }), podAntiAffinity: undefined },
    });
  });
});
