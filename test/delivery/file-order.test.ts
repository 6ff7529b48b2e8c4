import { GatewayConfig, GatewayNamespace } from '../../src';
import { acme, gateway } from '../support/gateway';
import { synth } from '../support/synth';

const CONFIG = { profile: acme({ config: { mountPath: '/etc/acme' } }), config: GatewayConfig.file('acme.yaml', { a: 1 }) };
const CLUSTER_SCOPED = /^(Namespace|Cluster\w+|CustomResourceDefinition|PersistentVolume|StorageClass|PriorityClass)$/;

test('a file lists its objects in the order in which they can be applied', () => {
  const manifests = synth((chart) => {
    new GatewayNamespace(chart, 'namespace');
    gateway(CONFIG)(chart);
  });

  expect(manifests.map((m) => m.kind)).toEqual([
    'Namespace',
    'ServiceAccount',
    'ConfigMap',
    'NetworkPolicy',
    'Deployment',
    'Service',
    'PodDisruptionBudget',
  ]);
});

test('a bundle has nothing that belongs to the cluster, unless a namespace is asked for', () => {
  const manifests = synth((chart) => gateway(CONFIG)(chart));

  expect(manifests.filter((m) => CLUSTER_SCOPED.test(m.kind))).toEqual([]);
});
