import type { Chart } from 'cdk8s';
import { LlmGateway, StoreKind } from '../../src';
import type { IWorkloadNeed, LlmGatewayProps, StoreFacts } from '../../src';
import { acme } from '../support/gateway';

/** Reads one URL each, as most products do. */
export const URL_STORES: StoreFacts[] = [
  { kind: StoreKind.MEMORY, env: { STORE: 'memory' } },
  { kind: StoreKind.REDIS, urlVariable: 'REDIS_URL', env: { STORE: 'redis' } },
  { kind: StoreKind.POSTGRES, urlVariable: 'DATABASE_URL', env: { STORE: 'postgres' } },
  { kind: StoreKind.SQLITE, path: '/data', env: { STORE: 'sqlite' } },
];

/** Reads the parts of PostgreSQL apart. */
export const POSTGRES_PARTS: StoreFacts = {
  kind: StoreKind.POSTGRES,
  hostVariable: 'PGHOST',
  portVariable: 'PGPORT',
  databaseVariable: 'PGDATABASE',
  userVariable: 'PGUSER',
  passwordVariable: 'PGPASSWORD',
  sslModeVariable: 'PGSSLMODE',
};

/** Reads host, user and password apart. */
export const PART_STORES: StoreFacts[] = [
  {
    kind: StoreKind.REDIS,
    hostVariable: 'REDIS_HOST',
    portVariable: 'REDIS_PORT',
    passwordVariable: 'REDIS_PASSWORD',
    tlsVariable: 'REDIS_SSL',
  },
  POSTGRES_PARTS,
];

/** A product of the JVM: the URL never holds user and password. */
export const JDBC_STORES: StoreFacts[] = [
  {
    kind: StoreKind.POSTGRES,
    required: true,
    urlVariable: 'SPRING_DATASOURCE_URL',
    urlScheme: 'jdbc:postgresql',
    userVariable: 'SPRING_DATASOURCE_USERNAME',
    passwordVariable: 'SPRING_DATASOURCE_PASSWORD',
  },
];

export const PASSWORD = { secretName: 'store', key: 'password' };

/** A gateway with these stores, of a product that knows those kinds. */
export function gatewayWith(
  chart: Chart,
  stores: IWorkloadNeed[],
  known: StoreFacts[] = URL_STORES,
  more: Partial<LlmGatewayProps> = {},
): LlmGateway {
  return new LlmGateway(chart, 'gateway', { profile: acme({ stores: known }), name: 'gateway', stores, ...more });
}

/** Its environment by name. */
export function envOf(container: any): Record<string, any> {
  return Object.fromEntries(
    (container.env ?? []).map(({ name, value, valueFrom }: any) => [name, value ?? valueFrom.secretKeyRef]),
  );
}
