import { ClusterProfile, DeliveryTool, GatewayMigration, GatewaySecrets, MigrationHook, SecretSource } from '../../../src';
import { LlmGateway, SecretStoreRef, StateStore, StoreKind } from '../../../src';
import type { Examples } from './example';
import { acme } from './prelude';

const MIGRATED = { stores: [{ kind: StoreKind.POSTGRES, urlVariable: 'DATABASE_URL' }], migration: { args: ['migrate'] } };

export const DELIVERY: Examples = {
  'LLMGW-970': (chart) => {
    const remoteKeys = { url: { key: 'prod/database' } };
    const source = SecretSource.externalSecrets({ store: SecretStoreRef.cluster('vault'), remoteKeys });
    new GatewaySecrets(chart, 'secrets', { name: 'database', source });
    const database = StateStore.externalPostgres({ host: 'db.example.com', url: { secretName: 'database', key: 'url' } });
    const target = new LlmGateway(chart, 'gateway', { profile: acme(MIGRATED), stores: [database] });
    new GatewayMigration(chart, 'migration', { target, stores: [database], hook: MigrationHook.ARGO_CD });
  },
  'LLMGW-971': (chart) => {
    ClusterProfile.custom({ delivery: DeliveryTool.FLUX }).applyTo(chart);
    const database = StateStore.externalPostgres({ host: 'db.example.com', url: { secretName: 'database', key: 'url' } });
    const target = new LlmGateway(chart, 'gateway', { profile: acme(MIGRATED), stores: [database] });
    new GatewayMigration(chart, 'migration', { target, stores: [database] });
  },
};
