import type { Chart } from 'cdk8s';
import {
  BlueGreen,
  ClusterMembership,
  Dashboards,
  Exposure,
  GatewayAutoscaling,
  GatewayExposure,
  GatewayMesh,
  GatewayMigration,
  GatewayObservability,
  GatewayRollout,
  GatewayTracing,
  ListenerRole,
  LlmGateway,
  ScalingEngine,
  Scrape,
  Tls,
  Tracing,
} from '../../src';
import { all, only, podTemplateOf } from '../support/find';
import { acme, FACTS, gateway, keeptrusts } from '../support/gateway';
import { synth } from '../support/synth';
import { gateway as relay } from '../exposure/gateways';

const app = { app: 'keeptrusts-gateway' };

/** A gateway that takes over a Deployment, of a product for which everything can be made. */
function taken(chart: Chart): LlmGateway {
  const facts = {
    metrics: { endpoint: { listener: 'http' } },
    migration: { args: ['migrate'] },
    tracing: { endpointVariable: 'OTEL_EXPORTER_OTLP_ENDPOINT' },
    cluster: { listener: 'cluster', serviceVariable: 'PEERS' },
    listeners: [...FACTS.listeners, { name: 'cluster', port: 5701, role: ListenerRole.CLUSTER }],
  };
  return new LlmGateway(chart, 'gateway', { profile: acme(facts), selectorLabels: { app: 'acme' } });
}

const hostname = 'llm.example.com';
const front = (via: Exposure) => (chart: Chart, target: LlmGateway) =>
  void new GatewayExposure(chart, 'exposure', { target, via, hostname });
const watched = (scrape: Scrape) => (chart: Chart, target: LlmGateway) =>
  void new GatewayObservability(chart, 'observability', {
    ...{ target, scrape, dashboards: Dashboards.configMap(), syntheticCheck: {} },
    publicProbe: { url: 'https://llm.example.com/ready', prober: 'blackbox-exporter.monitoring:9115' },
  });

/** Everything that takes a workload as its target. */
const AROUND: Readonly<Record<string, (chart: Chart, target: LlmGateway) => void>> = {
  'a HorizontalPodAutoscaler': (chart, target) => void new GatewayAutoscaling(chart, 'autoscaling', { target, maxReplicas: 5 }),
  'a ScaledObject': (chart, target) =>
    void new GatewayAutoscaling(chart, 'autoscaling', { target, maxReplicas: 5, engine: ScalingEngine.keda() }),
  'ServiceMonitor, rules, dashboard, probe and check': watched(Scrape.serviceMonitor()),
  'a PodMonitor': watched(Scrape.podMonitor()),
  'an HTTPRoute': front(Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge' })),
  'an Ingress of nginx': (chart, target) => {
    new GatewayExposure(chart, 'exposure', { target, via: Exposure.nginx(), hostname, tls: Tls.certManager('letsencrypt') });
  },
  'a migration': (chart, target) => void new GatewayMigration(chart, 'migration', { target, stores: [] }),
  'a Rollout of Argo': (chart, target) => void new GatewayRollout(chart, 'rollout', { target }),
  'a mesh': (chart, target) => void new GatewayMesh(chart, 'mesh', { target }),
  traces: (chart, target) => {
    new GatewayTracing(chart, 'tracing', {
      target,
      tracing: Tracing.sidecar({ endpoint: 'http://tempo.observability.svc:4317' }),
    });
  },
  'a Service for its replicas': (chart, target) => void new ClusterMembership(chart, 'membership', { target }),
};

test('the labels of a Deployment that is taken over stand on every object of the workload', () => {
  const manifests = synth(keeptrusts({ selectorLabels: app }));

  for (const kind of ['Deployment', 'Service', 'ServiceAccount', 'ConfigMap', 'NetworkPolicy', 'PodDisruptionBudget']) {
    expect([kind, only(manifests, kind).metadata.labels]).toEqual([kind, expect.objectContaining(app)]);
  }
  expect(podTemplateOf(only(manifests, 'Deployment')).metadata.labels).toMatchObject(app);
});

test.each(Object.keys(AROUND))('they stand on everything that is made around the workload: %s', (name) => {
  const manifests = synth((chart) => AROUND[name]!(chart, taken(chart)));
  const without = manifests.filter(({ metadata }) => metadata.labels?.['app'] !== 'acme');

  expect(manifests).toBeSound();
  expect(without.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([]);
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
