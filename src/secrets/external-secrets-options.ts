import type { Duration } from 'cdk8s';
import type { SecretStoreRef } from './secret-store-ref';

/** How a value is spelt in the store. */
export enum RemoteDecoding {
  /** As it is. */
  NONE = 'None',
  /** Base64. */
  BASE64 = 'Base64',
  /** Base64 with the alphabet for URLs. */
  BASE64_URL = 'Base64URL',
  /** Whatever it looks like. */
  AUTO = 'Auto',
}

/** One value in an external store. */
export interface RemoteKey {
  /** Name of the secret in the store, for example `prod/openai`. */
  readonly key: string;
  /**
   * Property of a secret that holds several values as JSON.
   * @default - the whole value
   */
  readonly property?: string;
  /**
   * Version, as the store calls it.
   * @default - the newest
   */
  readonly version?: string;
  /**
   * How it is spelt.
   * @default RemoteDecoding.NONE
   */
  readonly decoding?: RemoteDecoding;
}

/** Settings of credentials that the External Secrets Operator brings. */
export interface ExternalSecretsOptions {
  /** Where the operator reads. */
  readonly store: SecretStoreRef;
  /** Where in the store the credentials are, by credential name. Further names can serve `templates` only. */
  readonly remoteKeys: { [credential: string]: RemoteKey };
  /**
   * Credentials that are composed of others, by credential name: a Go template with the names of `remoteKeys`, for example
   * `postgres://{{ .user }}:{{ .password | urlquery | replace "+" "%20" }}@db.data:5432/gateway`; `urlquery` alone writes a blank
   * as `+`, which databases read as a plus.
   * @default - none
   */
  readonly templates?: { [credential: string]: string };
  /**
   * How often the operator reads the store again. Zero, that is once and never again, or less than a minute is a warning.
   * @default Duration.hours(1)
   */
  readonly refreshInterval?: Duration;
}
