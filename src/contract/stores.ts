import type { Duration } from 'cdk8s';

/** What kind of store keeps the state of a product. */
export enum StoreKind {
  /** The memory of one pod. */
  MEMORY = 'memory',
  /** Redis or Valkey. */
  REDIS = 'redis',
  /** PostgreSQL. */
  POSTGRES = 'postgres',
  /** A SQLite file on a volume, which has one writer. */
  SQLITE = 'sqlite',
}

/** How the product is told about a store of one kind. Variables that it does not read are left out. */
export interface StoreFacts {
  /** The kind. */
  readonly kind: StoreKind;
  /**
   * Whether the product does not start without a store; one of several kinds is enough (LLMGW-410).
   * @default false
   */
  readonly required?: boolean;
  /**
   * Variable of the whole URL (DSN).
   * @default - none
   */
  readonly urlVariable?: string;
  /**
   * What the URL begins with, without TLS. With TLS "redis" becomes "rediss". A `jdbc:` URL never holds user and password.
   * @default "redis", "postgres"
   */
  readonly urlScheme?: string;
  /** Variable of the host; with it the product is told host, port, database, user and password one by one. */
  readonly hostVariable?: string;
  /** Variable of the port. */
  readonly portVariable?: string;
  /** Variable of the database name, of the number for Redis. */
  readonly databaseVariable?: string;
  /** Variable of the user. */
  readonly userVariable?: string;
  /** Variable of the password. */
  readonly passwordVariable?: string;
  /** Variable that is "true" when Redis wants TLS. */
  readonly tlsVariable?: string;
  /** Variable of the PostgreSQL `sslmode`. */
  readonly sslModeVariable?: string;
  /** Folder of the SQLite file. */
  readonly path?: string;
  /** Further fixed variables that choose this kind. */
  readonly env?: { [name: string]: string };
}

/** How the replicas of a product find each other: by the addresses behind a headless Service. */
export interface MembershipFacts {
  /** Name of the listener on which they talk to each other, of the role `CLUSTER`. */
  readonly listener: string;
  /** Variable of the name of the headless Service. */
  readonly serviceVariable: string;
  /** Variable of the namespace, if the product needs it; the two are always set together. */
  readonly namespaceVariable?: string;
  /**
   * Name of the headless Service behind that of the workload.
   * @default "-cluster"
   */
  readonly serviceSuffix?: string;
}

/** How the schema of a database is brought up to date, by the image of the product or another one. */
export interface MigrationFacts {
  /**
   * Image.
   * @default - that of the product
   */
  readonly image?: string;
  /**
   * Entry point.
   * @default - that of the image
   */
  readonly command?: string[];
  /**
   * Arguments.
   * @default - those of the image
   */
  readonly args?: string[];
  /** Further fixed variables of the migration. */
  readonly env?: { [name: string]: string };
  /** Variables that keep the pods of the product from migrating by themselves. */
  readonly workloadEnv?: { [name: string]: string };
  /**
   * How long it may take.
   * @default Duration.minutes(30)
   */
  readonly deadline?: Duration;
}
