import type { Chart } from 'cdk8s';
import { Size } from 'cdk8s';
import { CloudNativePostgres, ClusterProfile, EksCompute, GatewayVolume, RedisPersistence, RedisStore } from '../../src';
import { on } from '../support/cluster';
import { only } from '../support/find';
import { synth } from '../support/synth';
import { warned } from '../support/warned';

const password = { secretName: 'redis', key: 'password' };
const size = Size.gibibytes(1);

/** Everything that claims a volume, and the StorageClass in its YAML. */
const CLAIMS: ReadonlyArray<readonly [string, (chart: Chart, storageClass?: string) => unknown, (spec: any) => unknown]> = [
  [
    'StatefulSet',
    (chart, storageClass) =>
      new RedisStore(chart, 'it', { password, persistence: RedisPersistence.volume({ size, storageClass }) }),
    (spec) => spec.volumeClaimTemplates[0].spec.storageClassName,
  ],
  [
    'Cluster',
    (chart, storageClass) => new CloudNativePostgres(chart, 'it', { size, storageClass }),
    (spec) => spec.storage.storageClass,
  ],
  [
    'PersistentVolumeClaim',
    (chart, storageClass) => new GatewayVolume(chart, 'it', { size, storageClass }),
    (spec) => spec.storageClassName,
  ],
];

describe.each(CLAIMS)('the volume of a %s', (kind, make, classOf) => {
  test('has the StorageClass of the cluster', () => {
    const build = on({ storage: { defaultClass: 'gp3' } }, (chart) => make(chart));

    expect(classOf(only(synth(build), kind)['spec'])).toBe('gp3');
  });

  test('has the one that the team states', () => {
    const build = on({ storage: { defaultClass: 'gp3' } }, (chart) => make(chart, 'fast'));

    expect(classOf(only(synth(build), kind)['spec'])).toBe('fast');
  });

  test('is warned of where the cluster makes none', () => {
    const build = (chart: Chart): void => {
      ClusterProfile.eks({ compute: EksCompute.FARGATE }).applyTo(chart);
      make(chart);
    };

    expect(warned(build, 'LLMGW-013')).toEqual([expect.stringMatching(/'storageClass': .*EKS Fargate/)]);
  });

  test('is asked about where nobody knows', () => {
    const build = (chart: Chart): void => {
      ClusterProfile.eks().applyTo(chart);
      make(chart);
    };

    expect(warned(build, 'LLMGW-001').filter((line) => line.includes("'storage'"))).toHaveLength(1);
  });

  test.each<[string, ClusterProfile, string | undefined]>([
    ['the cluster makes some', ClusterProfile.gke(), undefined],
    ['the team states a class', ClusterProfile.eks(), 'fast'],
    ['the team states a class where the cluster makes none', ClusterProfile.eks({ compute: EksCompute.FARGATE }), 'efs'],
    ['the cluster has a class', ClusterProfile.custom({ storage: { defaultClass: 'gp3' } }), undefined],
    [
      'the cluster has a class and makes none',
      ClusterProfile.custom({ storage: { defaultClass: 'efs', dynamic: false } }),
      undefined,
    ],
    ['the cluster has a class of any name', ClusterProfile.custom({ storage: { dynamic: true } }), undefined],
  ])('is no matter of doubt where %s', (_what, profile, storageClass) => {
    const build = (chart: Chart): void => {
      profile.applyTo(chart);
      make(chart, storageClass);
    };

    expect(warned(build, 'LLMGW-001').filter((line) => line.includes("'storage'"))).toEqual([]);
    expect(warned(build, 'LLMGW-013')).toEqual([]);
  });

  test('has no StorageClass that is only assumed', () => {
    const build = (chart: Chart): void => {
      ClusterProfile.k3s().applyTo(chart);
      make(chart);
    };

    expect(classOf(only(synth(build), kind)['spec'])).toBeUndefined();
  });
});

test('a Redis without a volume asks nobody', () => {
  const build = (chart: Chart): void => {
    ClusterProfile.eks().applyTo(chart);
    new RedisStore(chart, 'it', { password, persistence: RedisPersistence.none() });
  };

  expect(warned(build, 'LLMGW-001').filter((line) => line.includes("'storage'"))).toEqual([]);
});
