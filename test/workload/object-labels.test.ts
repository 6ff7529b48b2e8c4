import { BlueGreen, GatewayObservability } from '../../src';
import { all, only, podTemplateOf } from '../support/find';
import { gateway, keeptrusts } from '../support/gateway';
import { synth } from '../support/synth';
import { gateway as relay } from '../exposure/gateways';

const app = { app: 'keeptrusts-gateway' };

test('the labels of a Deployment that is taken over stand on every object of the workload', () => {
  const manifests = synth(keeptrusts({ selectorLabels: app }));

  for (const kind of ['Deployment', 'Service', 'ServiceAccount', 'ConfigMap', 'NetworkPolicy', 'PodDisruptionBudget']) {
    expect([kind, only(manifests, kind).metadata.labels]).toEqual([kind, expect.objectContaining(app)]);
  }
  expect(podTemplateOf(only(manifests, 'Deployment')).metadata.labels).toMatchObject(app);
});

test('pods of others, which the selector would take in, do not have them', () => {
  const manifests = synth((chart) => {
    const target = gateway({ selectorLabels: { app: 'acme' } })(chart);
    new GatewayObservability(chart, 'watch', { target, syntheticCheck: {} });
  });
  const { template } = only(manifests, 'CronJob')['spec'].jobTemplate.spec;

  expect(template.metadata.labels).not.toHaveProperty('app');
});

test('the recommended labels win, so that the Service is still found by them', () => {
  const name = 'app.kubernetes.io/name';
  const manifests = synth(gateway({ selectorLabels: { [name]: 'old', app: 'old' } }));

  expect(only(manifests, 'Service').metadata.labels).toMatchObject({ [name]: 'acme', app: 'old' });
});

test('slots of a blue-green pair can share the account that carries the identity', () => {
  const manifests = synth((chart) => {
    const blue = relay(chart, { name: 'relay' }, 'blue');
    const green = relay(chart, { name: 'relay-v2', serviceAccount: { existingName: 'relay' } }, 'green');
    new BlueGreen(chart, 'switch', { blue, green, live: green });
  });
  const accounts = all(manifests, 'Deployment').map((d) => podTemplateOf(d).spec.serviceAccountName);

  expect(manifests).toBeSound();
  expect(all(manifests, 'ServiceAccount').map(({ metadata }) => metadata.name)).toEqual(['relay']);
  expect(accounts).toEqual(['relay', 'relay']);
});
