import type { CredentialReference } from '../contract/credential';
import type { NetworkPeer } from '../contract/network';
import type { StoreFacts } from '../contract/stores';

/** A store that runs elsewhere. */
export interface ExternalStoreOptions {
  /** Name or address, without scheme and port. Network policies need it also when `url` is given. */
  readonly host: string;
  /**
   * The password, from a Secret of the namespace.
   * @default - none
   */
  readonly password?: CredentialReference;
  /**
   * States that the password has only letters, digits and `-._~`. Products that read one URL need it, since nothing encodes a
   * password on its way into the URL (LLMGW-412).
   * @default false
   */
  readonly urlSafePassword?: boolean;
  /**
   * The whole URL from a Secret of the namespace, with user, password and everything else, percent-encoded by whoever made it.
   * @default - the URL is put together, if the product wants one
   */
  readonly url?: CredentialReference;
  /**
   * Where network policies find it.
   * @default - the pods of `host` in the cluster; any address on the port if `host` is a name outside, since that may well
   * resolve to a private address. A name of two labels may be either: `redis.data.svc` is the pods alone
   */
  readonly peers?: NetworkPeer[];
  /**
   * How the product is told, for a product whose profile does not know stores, or that has several of a kind.
   * @default - as the profile says
   */
  readonly facts?: StoreFacts;
}

/** A Redis or Valkey that runs elsewhere. */
export interface ExternalRedisOptions extends ExternalStoreOptions {
  /**
   * Port.
   * @default 6379
   */
  readonly port?: number;
  /**
   * Number of the database.
   * @default 0
   */
  readonly database?: number;
  /**
   * User of the access list.
   * @default - the default user
   */
  readonly user?: string;
  /**
   * Whether it speaks TLS.
   * @default - true for hosts outside the cluster
   */
  readonly tls?: boolean;
}

/**
 * How PostgreSQL connections are encrypted.
 * @see https://www.postgresql.org/docs/current/libpq-ssl.html
 */
export enum PostgresSslMode {
  /** Not at all. */
  DISABLE = 'disable',
  /** Encrypted; the server is not verified. */
  REQUIRE = 'require',
  /** The certificate must be signed by the authority. */
  VERIFY_CA = 'verify-ca',
  /** And it must be for this host. */
  VERIFY_FULL = 'verify-full',
}

/** A PostgreSQL that runs elsewhere. */
export interface ExternalPostgresOptions extends ExternalStoreOptions {
  /**
   * Port.
   * @default 5432
   */
  readonly port?: number;
  /**
   * Name of the database; needed unless `url` is given.
   * @default - part of `url`
   */
  readonly database?: string;
  /**
   * User; needed unless `url` is given.
   * @default - part of `url`
   */
  readonly user?: string;
  /**
   * How connections are encrypted.
   * @default PostgresSslMode.REQUIRE
   */
  readonly sslMode?: PostgresSslMode;
  /**
   * Certificate of the authority, from a Secret of the namespace; for the modes that verify.
   * @default - the authorities of the image
   */
  readonly certificateAuthority?: CredentialReference;
}
