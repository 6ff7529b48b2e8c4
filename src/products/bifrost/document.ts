export const CONFIG_FILE = 'config.json';

/** A store in `config.json`. */
export interface BifrostStore {
  readonly enabled?: unknown;
  readonly type?: unknown;
  readonly config?: { readonly path?: unknown; readonly host?: unknown; readonly port?: unknown };
}

/** A provider in `config.json`. */
export interface BifrostProvider {
  readonly keys?: readonly { readonly value?: unknown }[];
  readonly network_config?: { readonly base_url?: unknown; readonly allow_private_network?: unknown };
}

/**
 * What is looked at in `config.json`.
 * @see https://docs.getbifrost.ai/deployment-guides/config-json/schema-reference
 */
export interface BifrostDocument {
  readonly providers?: { readonly [name: string]: BifrostProvider | undefined };
  readonly client?: { readonly enforce_auth_on_inference?: unknown };
  readonly governance?: { readonly auth_config?: { readonly is_enabled?: unknown } };
  readonly config_store?: BifrostStore;
  readonly logs_store?: BifrostStore;
  readonly vector_store?: BifrostStore;
}

/** Whether there is such a store. */
export function isKept(store: BifrostStore | undefined): boolean {
  return store !== undefined && store.enabled !== false && store.enabled !== 'false';
}

/** Whether a store is a file. */
export function isSqlite(store: BifrostStore | undefined): boolean {
  return isKept(store) && (store?.type ?? 'sqlite') === 'sqlite';
}
