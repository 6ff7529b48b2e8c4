import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import type { Chart } from 'cdk8s';
import { VolumeSource } from '../../src';
import type { WorkloadAddition } from '../../src';
import { only, podTemplateOf } from '../support/find';
import { gateway } from '../support/gateway';
import { synth } from '../support/synth';
import { everything, podsOf } from './everything';

const ANNOTATION = 'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes';

const withAddition = (addition: WorkloadAddition) => {
  const build = (chart: Chart): void => gateway()(chart).add(addition, new Construct(chart, 'team'));
  return podTemplateOf(only(synth(build), 'Deployment')).metadata.annotations[ANNOTATION];
};
const volume = (source: VolumeSource) => ({ volumes: [{ name: 'mine', mountPath: '/mine', source }] });

describe.each(podsOf(synth(everything)).map(({ name, manifest, template }) => [name, manifest.kind, template]))(
  'the pod of %s',
  (_name, kind, { metadata, spec }) => {
    const serves = kind === 'Deployment' || kind === 'StatefulSet';

    test(serves ? 'lets the cluster autoscaler remove its node' : 'is left to finish on its node', () => {
      const local = (spec.volumes ?? []).filter((v: any) => v.emptyDir && v.emptyDir.medium !== 'Memory').map((v: any) => v.name);

      expect(metadata.annotations?.[ANNOTATION]?.split(',') ?? []).toEqual(serves ? local : []);
    });
  },
);

test('a directory of the team is named as well', () => {
  expect(withAddition(volume(VolumeSource.emptyDir({ sizeLimit: Size.mebibytes(1) })))).toBe('mine,tmp,drain-tool');
});

test('a directory in memory is on no disk', () => {
  expect(withAddition(volume(VolumeSource.emptyDir({ memory: true, sizeLimit: Size.mebibytes(1) })))).toBe('tmp,drain-tool');
});

test('the team has the last word', () => {
  expect(withAddition({ podAnnotations: { [ANNOTATION]: 'tmp' } })).toBe('tmp');
});
