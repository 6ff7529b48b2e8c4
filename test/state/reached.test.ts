import type { Chart } from 'cdk8s';
import { Chart as PlainChart, Size } from 'cdk8s';
import { CloudNativePostgres, GatewayVolume, RedisStore } from '../../src';
import type { IWorkloadNeed } from '../../src';
import { TestChart } from '../support/chart';
import { on } from '../support/cluster';
import { expectFinding } from '../support/errors';
import { container, only } from '../support/find';
import { synth } from '../support/synth';
import { envOf, gatewayWith, PASSWORD, URL_STORES } from './sample';

// How a gateway reaches a store with objects of its own.

const size = Size.gibibytes(1);
const redis = (chart: Chart) => new RedisStore(chart, 'redis', { name: 'redis', password: PASSWORD, urlSafePassword: true });
const database = (chart: Chart) => new CloudNativePostgres(chart, 'db', { name: 'db', size });
const STORES = [
  ['a Redis', redis, 'redis', 'REDIS_URL'],
  ['a database', database, 'db-rw', 'DATABASE_URL'],
] as const;

describe.each(STORES)('a gateway with %s', (_what, make, host, variable) => {
  const urlOf = (build: (chart: Chart) => unknown): string => envOf(container(only(synth(build), 'Deployment')))[variable];

  test('calls it by its name alone', () => {
    expect(urlOf((chart) => gatewayOf(chart, make(chart)))).toContain(`@${host}:`);
  });

  test('calls it by its full name where the domain of the cluster is known', () => {
    expect(urlOf(on({}, (chart) => gatewayOf(chart, make(chart))))).toContain(`@${host}.ai-platform.svc.cluster.local:`);
  });

  test('asks no proxy for it', () => {
    const build = (chart: Chart) =>
      gatewayWith(chart, [make(chart)], URL_STORES, { egressProxy: { url: 'http://proxy.example.com:3128' } });

    expect(envOf(container(only(synth(build), 'Deployment')))['NO_PROXY'].split(',')).toContain(host);
  });
});

test('a gateway of another namespace calls a Redis by its namespace', () => {
  const own = new TestChart();
  const chart = other(own);
  gatewayOf(chart, redis(own));
  const manifests = chart.toJson();

  expect(envOf(container(only(manifests, 'Deployment')))['REDIS_URL']).toContain('@redis.ai-platform:');
});

test('a volume without a name is called data', () => {
  const manifests = synth((chart) => gatewayOf(chart, new GatewayVolume(chart, 'cache', { size, mountPath: '/cache' })));

  expect(container(only(manifests, 'Deployment')).volumeMounts).toContainEqual({ name: 'data', mountPath: '/cache' });
});

test('fails for a volume of another namespace', () => {
  const build = (chart: Chart) => gatewayOf(chart, new GatewayVolume(other(chart), 'cache', { size, mountPath: '/cache' }));

  expectFinding(build, 'LLMGW-010', '\'stores\' = "test/other/cache"');
});

function gatewayOf(chart: Chart, store: IWorkloadNeed): void {
  gatewayWith(chart, [store]);
}

/** A chart of another namespace beside this one. */
function other(chart: Chart): Chart {
  return new PlainChart(chart, 'other', { namespace: 'other' });
}
