import { Size } from 'cdk8s';
import {
  ClusterMembership,
  ConfigReload,
  GatewayConfig,
  GatewayMigration,
  GatewayVolume,
  ModelProvider,
  PostgresSslMode,
  StateStore,
  StoreKind,
} from '../../../src';
import type { Examples } from './example';
import { acme, gateway, keys } from './prelude';

/** A product with a file, a store or a cluster. */
const configured = acme({ config: { mountPath: '/etc/acme' } });
const stored = acme({ stores: [{ kind: StoreKind.REDIS, urlVariable: 'REDIS_URL' }] });

export const CONFIG: Examples = {
  'LLMGW-401': (chart) => gateway(chart, { profile: acme({ config: { mountPath: '/etc/acme', required: true } }) }),
  'LLMGW-402': (chart) => gateway(chart, { config: GatewayConfig.file('acme.yaml', { log: 'info' }) }),
  'LLMGW-403': (chart) => gateway(chart, { profile: configured, config: GatewayConfig.file('a.txt', 'a'.repeat(2 ** 20 + 1)) }),
  'LLMGW-404': (chart) => gateway(chart, { profile: configured, config: GatewayConfig.file('a.txt', 'a'.repeat(2 ** 18 + 1)) }),
  'LLMGW-405': (chart) => gateway(chart, { profile: configured, config: GatewayConfig.file('conf.d/acme.yaml', 'log: info') }),
  'LLMGW-406': (chart) => gateway(chart, { profile: configured, config: GatewayConfig.file('acme.json', '{ "log": "info", }') }),
  'LLMGW-407': (chart) => {
    const config = GatewayConfig.file('acme.yaml', { log: 'info' }, { immutable: true, reload: ConfigReload.RUNTIME });
    gateway(chart, { profile: configured, config });
  },
  'LLMGW-408': (chart) => {
    const config = GatewayConfig.file('acme.yaml', { log: 'info' }, { binaryFiles: { 'acme.yaml': 'YQ==' } });
    gateway(chart, { profile: configured, config });
  },
  'LLMGW-409': (chart) => {
    const config = GatewayConfig.file('acme.yaml', { key: GatewayConfig.credential('openai') });
    gateway(chart, {
      profile: configured,
      config,
      providers: [ModelProvider.openAi()],
      credentials: [keys(chart, 'openai')],
    });
  },
  'LLMGW-410': (chart) => {
    gateway(chart, { profile: acme({ stores: [{ kind: StoreKind.POSTGRES, urlVariable: 'DATABASE_URL', required: true }] }) });
  },
  'LLMGW-411': (chart) => gateway(chart, { stores: [StateStore.externalRedis({ host: 'cache.example.com', tls: true })] }),
  'LLMGW-412': (chart) => {
    const password = { secretName: 'redis', key: 'password' };
    gateway(chart, { profile: stored, stores: [StateStore.externalRedis({ host: 'cache.example.com', tls: true, password })] });
  },
  'LLMGW-413': (chart) => {
    gateway(chart, { profile: stored, stores: [StateStore.externalRedis({ host: 'cache.example.com:6379', tls: true })] });
  },
  'LLMGW-414': (chart) => {
    const store = StateStore.externalPostgres({ host: 'db.example.com', user: 'acme', sslMode: PostgresSslMode.DISABLE });
    gateway(chart, { profile: acme({ stores: [{ kind: StoreKind.POSTGRES, hostVariable: 'DB_HOST' }] }), stores: [store] });
  },
  'LLMGW-415': (chart) => new GatewayVolume(chart, 'data', { size: Size.mebibytes(0) }),
  'LLMGW-416': (chart) => new ClusterMembership(chart, 'cluster', { target: gateway(chart) }),
  'LLMGW-417': (chart) => {
    const cluster = { listener: 'http', serviceVariable: 'PEERS' };
    gateway(chart, { profile: acme({ cluster }), replicas: 2 });
  },
  'LLMGW-418': (chart) => new GatewayMigration(chart, 'migration', { target: gateway(chart), stores: [] }),
};
