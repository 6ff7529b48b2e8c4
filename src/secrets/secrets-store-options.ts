import type { RemoteKey } from './external-secrets-options';
import type { SecretsStoreProvider } from './secrets-store-provider';

/** Settings of credentials that the Secrets Store CSI driver mounts. */
export interface SecretsStoreOptions {
  /** Who reads the store. */
  readonly provider: SecretsStoreProvider;
  /** Where in the store the credentials are, by credential name. Decoding is not known to the driver. */
  readonly remoteKeys: { [credential: string]: RemoteKey };
  /**
   * Whether the driver also makes a Secret, for products that read variables. It exists only while a pod mounts the volume, and
   * the driver must run with `syncSecret.enabled`.
   * @default false
   */
  readonly syncSecret?: boolean;
}
