import { Size } from 'cdk8s';
import { VolumeSource } from '../../src';
import type { ContainerResourceQuantities, ResourceQuantities, VolumeMount } from '../../src';
import { Cluster } from '../../src/cluster/cluster';
import { admitted, checkAdmitted } from '../../src/pod/admitted';
import { admittedPod, admittedTogether } from '../../src/pod/admitted-pod';
import { mountsOf, renderMounts, renderVolumes, withEphemeralStorage } from '../../src/pod/pod-volumes';
import { checkResources, mergeResources, renderResources } from '../../src/pod/resources';
import { box, plan } from './plan';

// What containers ask for, and what their cluster and their volumes make of it.

const ask = (requests: ResourceQuantities, limits: ResourceQuantities = {}): ContainerResourceQuantities => ({
  requests,
  limits,
});
const cluster = (admission?: object) => new Cluster({ flavor: 'Acme', admission });

describe('quantities', () => {
  test('are written by their names in Kubernetes', () => {
    const { requests, limits } = renderResources(ask({ cpu: '1', memory: '2Gi', ephemeralStorage: '3Gi' }, { cpu: '4' }));

    expect(Object.entries(requests!).map(([name, { value }]) => [name, value])).toEqual([
      ['cpu', '1'],
      ['memory', '2Gi'],
      ['ephemeral-storage', '3Gi'],
    ]);
    expect(Object.keys(limits!)).toEqual(['cpu']);
  });

  test('of a team replace others one by one', () => {
    const base = ask({ cpu: '1', memory: '1Gi' }, { cpu: '2' });

    expect(mergeResources(base, ask({ cpu: '3' }, { memory: '4Gi' }))).toEqual(
      ask({ cpu: '3', memory: '1Gi' }, { cpu: '2', memory: '4Gi' }),
    );
    expect(mergeResources(base)).toBe(base);
  });

  test.each<[string, ContainerResourceQuantities, readonly object[]]>([
    ['as much as the limit', ask({ cpu: '1', memory: '1Gi' }, { cpu: '1000m', memory: '1024Mi' }), []],
    ['no limit', ask({ cpu: '1' }), []],
    ['a limit alone', ask({}, { cpu: '1' }), []],
    [
      'more than the limit',
      ask({ cpu: '2', ephemeralStorage: '2Gi' }, { cpu: '1', ephemeralStorage: '1Gi' }),
      [
        { code: 'LLMGW-112', prop: 'x.requests.cpu', value: '2' },
        { code: 'LLMGW-112', prop: 'x.requests.ephemeralStorage', value: '2Gi' },
      ],
    ],
    ['no quantity, before they are compared', ask({ memory: 'x', cpu: '2' }, { cpu: '1' }), [{ prop: 'x.requests.memory' }]],
    ['no quantity as a limit', ask({}, { memory: 'x' }), [{ code: 'LLMGW-110', prop: 'x.limits.memory' }]],
    ['more CPU than a node has', ask({ cpu: '257' }), [{ code: 'LLMGW-111', prop: 'x.requests.cpu' }]],
    ['so much memory', ask({ memory: '257Gi' }), []],
    ['hardly any memory', ask({ memory: '512' }), [{ code: 'LLMGW-111', prop: 'x.requests.memory' }]],
  ])('that are %s', (_what, resources, expected) => {
    const found = checkResources('x', resources);

    expect(found).toHaveLength(expected.length);
    expect(found).toMatchObject([...expected]);
  });
});

describe('a cluster', () => {
  test.each<[string, object | undefined, ContainerResourceQuantities, ContainerResourceQuantities]>([
    ['that says nothing changes nothing', undefined, ask({ cpu: '1m' }), ask({ cpu: '1m' })],
    [
      'raises CPU',
      { leastCpu: '10m' },
      ask({ cpu: '1m', memory: '1' }, { cpu: '5m' }),
      ask({ cpu: '10m', memory: '1' }, { cpu: '10m' }),
    ],
    ['raises memory', { leastMemory: '10Mi' }, ask({ memory: '1Mi' }), ask({ memory: '10Mi' })],
    ['leaves more than the least', { leastCpu: '10m' }, ask({ cpu: '11m' }, {}), ask({ cpu: '11m' })],
    ['leaves the least as it is written', { leastCpu: '1' }, ask({ cpu: '1000m' }), ask({ cpu: '1000m' })],
    ['leaves what is no quantity', { leastCpu: '10m' }, ask({ cpu: 'x' }), ask({ cpu: 'x' })],
    [
      'makes both the limit',
      { limitsEqualRequests: true },
      ask({ cpu: '1', memory: '1Gi' }, { cpu: '2', ephemeralStorage: '3Gi' }),
      ask({ cpu: '2', memory: '1Gi', ephemeralStorage: '3Gi' }, { cpu: '2', memory: '1Gi', ephemeralStorage: '3Gi' }),
    ],
    [
      'raises and makes both the same',
      { limitsEqualRequests: true, leastCpu: '2' },
      ask({ cpu: '1' }),
      ask({ cpu: '2' }, { cpu: '2' }),
    ],
  ])('%s', (_what, admission, resources, expected) => {
    expect(admitted(cluster(admission), resources)).toEqual(expected);
  });

  test('tells what becomes of what a team states', () => {
    const stated = ask({ cpu: '1', memory: '1Gi' }, { memory: '2Gi' });
    const becomes = ask({ cpu: '2', memory: '1Gi' }, { cpu: '1', memory: '3Gi' });

    expect(checkAdmitted(cluster(), 'x', stated, becomes)).toMatchObject([
      { code: 'LLMGW-015', prop: 'x.requests.cpu', value: '1', reason: expect.stringMatching(/^Acme .* 2 /), warning: true },
      { code: 'LLMGW-015', prop: 'x.limits.memory', value: '2Gi', reason: expect.stringMatching(/^Acme .* 3Gi /), warning: true },
    ]);
    expect(checkAdmitted(cluster(), 'x', undefined, becomes)).toEqual([]);
    expect(checkAdmitted(new Cluster({}), 'x', stated, becomes)[0]!.reason).toContain('the cluster does not');
  });

  test.each<[string, object | undefined, ContainerResourceQuantities, ContainerResourceQuantities]>([
    ['that says nothing', undefined, ask({ cpu: '1m', memory: '1Mi' }), ask({ cpu: '1m', memory: '1Mi' })],
    ['with a least memory', { leastPodMemory: '52Mi' }, ask({ cpu: '1m', memory: '1Mi' }), ask({ cpu: '1m', memory: '52Mi' })],
    ['with a least CPU', { leastPodCpu: '1' }, ask({ cpu: '1m', memory: '1Mi' }), ask({ cpu: '1', memory: '1Mi' })],
    ['with steps of CPU', { podCpuStep: '250m' }, ask({ cpu: '300m', memory: '1Mi' }), ask({ cpu: '500m', memory: '1Mi' })],
    ['with a step that fits', { podCpuStep: '100m' }, ask({ cpu: '300m', memory: '1Mi' }), ask({ cpu: '300m', memory: '1Mi' })],
    [
      'with memory for each CPU',
      { leastMemoryPerCpu: '1Gi' },
      ask({ cpu: '2', memory: '1Gi' }),
      ask({ cpu: '2', memory: '2Gi' }),
    ],
    ['with CPU for the memory', { mostMemoryPerCpu: '1Gi' }, ask({ cpu: '1', memory: '2Gi' }), ask({ cpu: '2', memory: '2Gi' })],
    [
      'with limits that are too small',
      { leastPodCpu: '1', leastPodMemory: '1Gi' },
      ask({ cpu: '1m', memory: '1Mi', ephemeralStorage: '1Gi' }, { cpu: '5m', memory: '2Gi', ephemeralStorage: '2Gi' }),
      ask({ cpu: '1', memory: '1Gi', ephemeralStorage: '1Gi' }, { cpu: '1', memory: '2Gi', ephemeralStorage: '2Gi' }),
    ],
    [
      'with what is no quantity',
      { leastPodCpu: 'x', podCpuStep: '0' },
      ask({ cpu: '1m', memory: '1Mi' }),
      ask({ cpu: '1m', memory: '1Mi' }),
    ],
    [
      'that says nothing of pods, which may ask for less than it counts',
      { requiresProbes: true },
      ask({ cpu: '500u', memory: '1Mi' }),
      ask({ cpu: '500u', memory: '1Mi' }),
    ],
    [
      'with enough, as it is written',
      { leastPodCpu: '1', leastPodMemory: '1Gi' },
      ask({ cpu: '1000m', memory: '1024Mi' }),
      ask({ cpu: '1000m', memory: '1024Mi' }),
    ],
    [
      'with a limit that it reaches, as it is written',
      { leastPodCpu: '1' },
      ask({ cpu: '500m', memory: '1Mi' }, { cpu: '1000m' }),
      ask({ cpu: '1', memory: '1Mi' }, { cpu: '1000m' }),
    ],
    ['for a container without memory', { leastPodCpu: '1' }, ask({ cpu: '1m' }), ask({ cpu: '1m' })],
    ['for a container without CPU', { leastPodCpu: '1' }, ask({ memory: '1Mi' }), ask({ memory: '1Mi' })],
  ])('%s gives a pod', (_what, admission, resources, expected) => {
    expect(admittedTogether(cluster(admission), resources)).toEqual(expected);
  });

  test('gives the first container what all of them lack together', () => {
    const least = cluster({ leastPodCpu: '1', leastPodMemory: '1Gi' });

    expect(admittedTogether(least, ask({ cpu: '100m', memory: '100Mi' }), [ask({ cpu: '500m', memory: '1000Mi' })])).toEqual(
      ask({ cpu: '500m', memory: '100Mi' }),
    );
  });

  test('looks at the sidecars of a pod as they will run', () => {
    const sidecars = [box({ name: 'beside', resources: ask({ cpu: '100m', memory: '1Gi' }) })];
    const container = box({ resources: ask({ cpu: '100m', memory: '1Gi' }) });
    const admission = { leastCpu: '200m', leastPodCpu: '1' };

    expect(admittedPod(plan({ container, sidecars }, { admission })).requests.cpu).toBe('800m');
    expect(admittedPod(plan({ container }, { admission })).requests.cpu).toBe('1');
  });
});

describe('volumes', () => {
  const scratch = (name: string, mebibytes?: number, more: object = {}): VolumeMount => ({
    ...{
      name,
      mountPath: `/${name}`,
      source: VolumeSource.emptyDir({ sizeLimit: mebibytes ? Size.mebibytes(mebibytes) : undefined }),
    },
    ...more,
  });
  const room = (container: object, more: object = {}, of?: 'sidecars') => {
    const whole = plan({ container: box(container), ...more });
    const { requests, limits } = withEphemeralStorage(whole, of ? whole.sidecars![0]! : whole.container);
    return [requests.ephemeralStorage, limits.ephemeralStorage];
  };
  const stated = (request?: string, limit?: string) => ({
    resources: ask({ cpu: '1', ephemeralStorage: request }, { cpu: '2', ephemeralStorage: limit }),
  });
  const read = scratch('a', 100, { readOnly: true });

  test.each<[string, () => unknown, unknown[]]>([
    ['logs', () => room({}), ['256Mi', '256Mi']],
    ['logs and a volume', () => room({ volumes: [scratch('a', 100)] }), ['356Mi', '356Mi']],
    ['one volume once', () => room({ volumes: [scratch('a', 100), scratch('a', 100, { mountPath: '/b' })] }), ['356Mi', '356Mi']],
    [
      'the volumes of all',
      () =>
        room({}, { sidecars: [box({ volumes: [scratch('a', 100)] })], initContainers: [box({ volumes: [scratch('b', 1)] })] }),
      ['357Mi', '357Mi'],
    ],
    [
      'not what it only reads',
      () => room({ volumes: [read] }, { sidecars: [box({ volumes: [scratch('a', 100)] })] }),
      ['256Mi', '256Mi'],
    ],
    ['nothing where a volume has no limit', () => room({ volumes: [scratch('a')] }), [undefined, undefined]],
    ['what is stated', () => room(stated('1Gi', '2Gi')), ['1Gi', '2Gi']],
    ['what is stated where a volume has no limit', () => room({ ...stated('1Gi'), volumes: [scratch('a')] }), ['1Gi', undefined]],
    ['a larger request', () => room(stated('1Gi')), ['1Gi', '1Gi']],
    ['a smaller request', () => room(stated('1Mi')), ['1Mi', '256Mi']],
    ['a larger limit', () => room(stated(undefined, '1Gi')), ['256Mi', '1Gi']],
    ['a smaller limit', () => room(stated(undefined, '1Mi')), ['1Mi', '1Mi']],
  ])('the container of a pod has room for %s', (_what, actual, expected) => {
    expect(actual()).toEqual(expected);
  });

  test.each<[string, object, unknown[]]>([
    ['logs', { volumes: [scratch('b', 100)] }, ['64Mi', '64Mi']],
    ['what the container of the pod only reads', { volumes: [scratch('a', 100)] }, ['164Mi', '164Mi']],
    ['nothing that it only reads as well', { volumes: [read] }, ['64Mi', '64Mi']],
  ])('a container beside it has room for %s', (_what, beside, expected) => {
    expect(room({ volumes: [read] }, { sidecars: [box(beside)] }, 'sidecars')).toEqual(expected);
  });

  test('the rest of what a container asks for stays', () => {
    expect(withEphemeralStorage(plan(), box(stated(undefined, '1Mi')))).toMatchObject(ask({ cpu: '1' }, { cpu: '2' }));
  });

  test('are mounted for writing where their source is made for it', () => {
    const config = { name: 'c', mountPath: '/c', source: VolumeSource.configMap('c'), subPath: 'x' };

    expect(renderMounts([scratch('a'), read, config, { ...config, readOnly: false }])).toEqual([
      { name: 'a', mountPath: '/a' },
      { name: 'a', mountPath: '/a', readOnly: true },
      { name: 'c', mountPath: '/c', subPath: 'x', readOnly: true },
      { name: 'c', mountPath: '/c', subPath: 'x' },
    ]);
  });

  test('stand in a pod once each', () => {
    expect(
      renderVolumes([scratch('a', 1), scratch('a', 1, { mountPath: '/b' }), scratch('b', 2)]).map(({ name }) => name),
    ).toEqual([...['a', 'b']]);
    expect(mountsOf(plan())).toEqual([]);
  });
});
