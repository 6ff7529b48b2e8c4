import type { ReplicaLimit, WorkloadAddition } from '../../contract/addition';
import type { ConfigFiles } from '../../contract/config-source';
import { egressTo } from '../../contract/egress';
import { documentOf } from '../../profiles/config-document';
import type { BifrostDocument, BifrostStore } from './document';
import { CONFIG_FILE, isKept, isSqlite } from './document';

/** The hosts that the file names, and how many pods its stores allow. */
export function readBifrostConfig(config: ConfigFiles): WorkloadAddition {
  const document = documentOf<BifrostDocument>(config, CONFIG_FILE);
  const { providers = {}, config_store: configStore, logs_store: logsStore, vector_store: vectorStore } = document ?? {};
  const stores = [configStore, logsStore, vectorStore];
  return {
    egress: [
      ...Object.values(providers).flatMap((provider) => hostOf(provider?.network_config?.base_url)),
      ...stores.flatMap((store) => hostOf(store?.config?.host, Number(store?.config?.port) || 5432)),
    ],
    replicaLimit: limitOf([configStore, logsStore].filter(isSqlite).length > 0, configStore),
  };
}

function limitOf(sqlite: boolean, configStore: BifrostStore | undefined): ReplicaLimit | undefined {
  if (sqlite) {
    return { max: 1, exclusive: true, reason: 'SQLite has one writer' };
  }
  return isKept(configStore)
    ? {
        max: 1,
        reason: 'replicas of the open edition do not tell each other what the console changes',
        remedy: 'keep everything in the file, with "config_store": { "enabled": false }',
      }
    : undefined;
}

function hostOf(target: unknown, port?: number): NonNullable<WorkloadAddition['egress']> {
  return typeof target === 'string' && !target.startsWith('env.') ? egressTo(target, port) : [];
}
