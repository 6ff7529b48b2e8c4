import type { ProductFacts } from '../contract/product-facts';
import type { StoreFacts } from '../contract/stores';
import { StoreKind } from '../contract/stores';
import type { VolumeSource } from '../contract/volume';
import { textValue } from '../pod/env';
import type { ConnectedStore } from './external';

/** State in the memory of the pods. */
export interface MemoryStoreOptions {
  /**
   * Lets several pods run although each knows only its own part of the state: for caches, or behind session affinity.
   * @default false
   */
  readonly allowSeveralReplicas?: boolean;
}

/** State in a SQLite file. */
export interface SqliteStoreOptions {
  /** Where the file lies: `GatewayVolume.source`, `VolumeSource.claim(name)`, or an empty directory that is lost with the pod. */
  readonly volume: VolumeSource;
  /**
   * Folder of the file.
   * @default - as the profile says
   */
  readonly mountPath?: string;
  /**
   * Name of the volume.
   * @default "data"
   */
  readonly volumeName?: string;
  /**
   * How the product is told.
   * @default - as the profile says
   */
  readonly facts?: StoreFacts;
}

/** One pod, unless the team knows better. */
export function memoryStore(options: MemoryStoreOptions, product: ProductFacts): ConnectedStore {
  const facts = product.stores?.find((s) => s.kind === StoreKind.MEMORY);
  const replicaLimit = { max: 1, reason: 'state in memory is known to one pod only' };
  return {
    addition: { env: fixedEnv(facts), replicaLimit: options.allowSeveralReplicas ? undefined : replicaLimit },
    problems: [],
  };
}

/** One writer, also while pods are replaced, unless each pod has a file of its own. */
export function sqliteStore(options: SqliteStoreOptions, product: ProductFacts): ConnectedStore {
  const facts = options.facts ?? product.stores?.find((s) => s.kind === StoreKind.SQLITE);
  const mountPath = options.mountPath ?? facts?.path;
  if (mountPath === undefined) {
    const reason = `${product.product} is not known to keep a SQLite file anywhere`;
    const remedy = "state 'mountPath'";
    return { addition: {}, problems: [{ code: 'LLMGW-411', prop: 'stores.sqlite.mountPath', reason, remedy }] };
  }
  const lost = 'emptyDir' in options.volume._toVolume('');
  return {
    addition: {
      env: fixedEnv(facts),
      volumes: [{ name: options.volumeName ?? 'data', source: options.volume, mountPath }],
      replicaLimit: { max: 1, exclusive: !lost, reason: 'SQLite has one writer' },
    },
    problems: [],
  };
}

function fixedEnv(facts: StoreFacts | undefined): ReturnType<typeof Object.fromEntries> {
  return Object.fromEntries(Object.entries(facts?.env ?? {}).map(([name, value]) => [name, textValue(value)]));
}
