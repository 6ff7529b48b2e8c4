import { JsonPatch, Size } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { CloudNativePostgres, NetworkPeer, StoreKind } from '../../src';
import type { CloudNativePostgresProps } from '../../src';
import { expectFinding } from '../support/errors';
import { container, only } from '../support/find';
import { synth } from '../support/synth';
import { envOf, gatewayWith, JDBC_STORES, URL_STORES } from './sample';

const every: Required<CloudNativePostgresProps> = {
  size: Size.gibibytes(20),
  name: 'gateway-db',
  instances: 2,
  image: 'ghcr.io/cloudnative-pg/postgresql:17.2',
  database: 'llm_gateway',
  owner: 'llm_gateway',
  storageClass: 'fast',
  resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { memory: '2Gi' } },
  operatorNamespace: 'operators',
  clients: [NetworkPeer.namespace('analytics')],
  labels: { team: 'ai' },
  facts: { kind: StoreKind.POSTGRES, urlVariable: 'DSN' },
};

function database(props: Partial<CloudNativePostgresProps> = {}, known = JDBC_STORES) {
  return (chart: Chart) => {
    const store = new CloudNativePostgres(chart, 'db', { size: Size.gibibytes(10), name: 'db', ...props });
    gatewayWith(chart, [store], known);
  };
}

/** The pods that the policy selects are not in the file. */
const madeByOperator = (name: string) => ({
  id: 'policy-selector',
  kind: 'NetworkPolicy',
  name,
  reason: 'the operator makes the pods',
});

test('the smallest database with its gateway', () => {
  const manifests = synth(database());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound({ allow: [madeByOperator('db')] });
});

test('a database with every prop', () => {
  const manifests = synth(database(every, URL_STORES));

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound({ allow: [madeByOperator('gateway-db')] });
});

test('the URL of the JVM holds neither user nor password', () => {
  expect(envOf(container(only(synth(database()), 'Deployment')))).toEqual({
    SPRING_DATASOURCE_URL: 'jdbc:postgresql://db-rw:5432/app?sslmode=require',
    SPRING_DATASOURCE_USERNAME: 'app',
    SPRING_DATASOURCE_PASSWORD: { name: 'db-app', key: 'password' },
  });
});

test('a single instance has no disruption budget, which would only block node drains', () => {
  expect(only(synth(database({ instances: 1 })), 'Cluster').spec.enablePDB).toBe(false);
});

test('the instances, the operator and the gateway reach the database, nobody else', () => {
  const { ingress } = only(synth(database()), 'NetworkPolicy', 'db').spec;

  const peers = (port: number) => ingress.find((rule: any) => rule.ports[0].port === port).from;
  expect(peers(8000)).toHaveLength(2);
  expect(peers(5432)).toHaveLength(3);
});

test('patches reach what the class does not know', () => {
  const manifests = synth((chart) => {
    const db = new CloudNativePostgres(chart, 'db', { size: Size.gibibytes(10) });
    db.patch(db.cluster, JsonPatch.add('/spec/backup', { retentionPolicy: '30d' }));
  });

  expect(only(manifests, 'Cluster').spec.backup).toEqual({ retentionPolicy: '30d' });
});

test('fails for a name that PostgreSQL would have to quote', () => {
  expectFinding(database({ database: 'LLM-gateway' }), 'LLMGW-413', "'database'", 'lower-case');
});

test('fails without an instance', () => {
  expectFinding(database({ instances: 0 }), 'LLMGW-413', "'instances' = 0");
});

test('fails for a volume in which nothing fits', () => {
  expectFinding(database({ size: Size.mebibytes(10) }), 'LLMGW-413', "'size'");
});
