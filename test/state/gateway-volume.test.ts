import { Size } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { GatewayVolume, StateStore } from '../../src';
import type { GatewayVolumeProps } from '../../src';
import { expectFinding } from '../support/errors';
import { all, container, only } from '../support/find';
import { synth } from '../support/synth';
import { gatewayWith, URL_STORES } from './sample';

const every: Required<GatewayVolumeProps> = {
  size: Size.gibibytes(5),
  mountPath: '/app/config-cache',
  volumeName: 'config-cache',
  name: 'ai-microgateway-config-cache',
  storageClass: 'fast',
  shared: true,
  retain: false,
  labels: { team: 'ai' },
};

function cache(props: Partial<GatewayVolumeProps> = {}, more = {}) {
  return (chart: Chart) => {
    const volume = new GatewayVolume(chart, 'cache', { size: Size.gibibytes(1), mountPath: '/cache', ...props });
    gatewayWith(chart, [volume], URL_STORES, more);
  };
}

test('the smallest claim with its gateway', () => {
  const manifests = synth(cache());

  expect(only(manifests, 'PersistentVolumeClaim')).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('a claim with every prop', () => {
  const manifests = synth(cache(every));

  expect(only(manifests, 'PersistentVolumeClaim')).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('a claim that one node can mount makes the gateway replace its only pod', () => {
  const { spec } = only(synth(cache()), 'Deployment');

  expect(spec.replicas).toBe(1);
  expect(spec.strategy).toEqual({ type: 'Recreate' });
});

test('a shared claim lets replicas be and roll', () => {
  const gateway = only(synth(cache(every)), 'Deployment');

  expect(gateway.spec.replicas).toBe(2);
  expect(gateway.spec.strategy.type).toBe('RollingUpdate');
  expect(container(gateway).volumeMounts).toContainEqual({ name: 'config-cache', mountPath: '/app/config-cache' });
});

test('a claim holds a SQLite file', () => {
  const manifests = synth((chart) => {
    const data = new GatewayVolume(chart, 'data', { size: Size.gibibytes(1), name: 'helm-ai-kernel-data' });
    gatewayWith(chart, [StateStore.sqlite({ volume: data.source })]);
  });

  expect(only(manifests, 'Deployment').spec.template.spec.volumes).toContainEqual({
    name: 'data',
    persistentVolumeClaim: { claimName: 'helm-ai-kernel-data' },
  });
  expect(all(manifests, 'PodDisruptionBudget')).toEqual([]);
  expect(manifests).toBeSound();
});

test('fails with several replicas', () => {
  expectFinding(cache({}, { replicas: 2 }), 'LLMGW-119', "'replicas' = 2", 'one node');
});

test('fails among the stores without a folder', () => {
  expectFinding(cache({ mountPath: undefined }), 'LLMGW-415', "'mountPath'", "use 'source'");
});

test('fails without a size', () => {
  expectFinding(cache({ size: Size.mebibytes(0) }), 'LLMGW-415', "'size'");
});
