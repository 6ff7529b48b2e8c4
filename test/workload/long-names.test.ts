import { Size } from 'cdk8s';
import type { Chart } from 'cdk8s';
import {
  CloudNativePostgres,
  GatewayAutoscaling,
  GatewayExposure,
  Exposure,
  GatewayMigration,
  GatewayObservability,
  GatewaySmokeTest,
  GatewayTracing,
  LlmGateway,
  RedisStore,
  ScalingEngine,
  Scrape,
  Tracing,
} from '../../src';
import { METRICS } from '../observability/fixture';
import { PRODUCT } from '../pod/everything';
import { only } from '../support/find';
import { acme } from '../support/gateway';
import type { Manifest } from '../support/manifest';
import { expectFinding } from '../support/errors';
import { synth } from '../support/synth';

/** What the API server, or the controller that makes more of it, takes at most. */
const MOST: Readonly<Record<string, number>> = { CronJob: 52, Job: 63, StatefulSet: 52, Deployment: 63, Service: 63 };

const around =
  (name: string) =>
  (chart: Chart): void => {
    const target = new LlmGateway(chart, 'gateway', {
      name,
      profile: acme({ ...PRODUCT, metrics: { ...METRICS, endpoint: { listener: 'http' } }, config: { mountPath: '/etc/acme' } }),
    });
    new GatewayAutoscaling(chart, 'scaling', {
      target,
      maxReplicas: 9,
      engine: ScalingEngine.keda({ prometheusUrl: 'http://p.m.svc:9090' }),
    });
    new GatewayObservability(chart, 'observability', { target, syntheticCheck: {}, scrape: Scrape.podMonitor() });
    new GatewaySmokeTest(chart, 'smoke', { target });
    new GatewayMigration(chart, 'migration', { target, stores: [] });
    new GatewayTracing(chart, 'tracing', {
      target,
      tracing: Tracing.sidecar({ endpoint: 'http://tempo.observability.svc:4317' }),
    });
    new GatewayExposure(chart, 'door', { target, hostname: 'llm.example.com', via: Exposure.httpRoute({ gateway: 'public' }) });
  };

function tooLong(manifests: readonly Manifest[]): string[] {
  const names = manifests
    .filter(({ kind, metadata }) => metadata.name!.length > (MOST[kind] ?? 253))
    .map(({ kind, metadata }) => `${kind}/${metadata.name}`);
  const labels: string[] = [];
  JSON.stringify(manifests, (key, value: unknown) => {
    if (key === 'labels' || key === 'matchLabels') {
      labels.push(
        ...Object.values(value as object)
          .filter((label) => String(label).length > 63)
          .map(String),
      );
    }
    return value;
  });
  return [...names, ...labels];
}

test.each([1, 30, 42, 44, 45, 46, 47, 52, 53, 54, 55, 58, 60, 63])(
  'around a name of %i characters every other name fits',
  (length) => {
    expect(tooLong(synth(around('g'.repeat(length))))).toEqual([]);
  },
);

test('names that begin alike stay apart where they are cut', () => {
  const jobs = ['a', 'b'].map((end) =>
    synth(around(`${'g'.repeat(62)}${end}`)).filter(({ kind }) => kind === 'CronJob' || kind === 'Job'),
  );
  const [one, other] = jobs.map((all) => all.map(({ metadata }) => metadata.name));

  expect(one!.filter((name) => other!.includes(name))).toEqual([]);
});

test('fails for a Redis whose StatefulSet could not label its pods', () => {
  const build = (chart: Chart): unknown =>
    new RedisStore(chart, 'redis', { name: 'r'.repeat(53), password: { secretName: 's', key: 'k' } });

  expectFinding(build, 'LLMGW-101', 'at most 52 characters');
});

test('fails for a database whose name its operator refuses, and gives none such', () => {
  const size = Size.gibibytes(1);
  const derived = synth((chart) => new CloudNativePostgres(chart, 'd'.repeat(70), { size }));

  expect(only(derived, 'Cluster').metadata.name).toHaveLength(50);
  expectFinding(
    (chart) => new CloudNativePostgres(chart, 'db', { name: 'p'.repeat(51), size }),
    'LLMGW-101',
    'at most 50 characters',
  );
});
