/** How a credential reaches the process. */
export enum CredentialDelivery {
  /** Environment variable. */
  ENV = 'env',
  /** File. */
  FILE = 'file',
}

/** What a product expects of a credential. */
export interface CredentialFacts {
  /** Name by which sources provide it, for example `openai` or `api-token`. */
  readonly name: string;
  /**
   * Environment variable.
   * @default - none
   */
  readonly env?: string;
  /**
   * File that the process reads.
   * @default - none
   */
  readonly file?: string;
  /** Key of the product's documented Secret. */
  readonly key?: string;
  /**
   * Whether the product does not start without.
   * @default false
   */
  readonly required?: boolean;
  /**
   * Regular expression of the value, for sources that know it.
   * @default - anything
   */
  readonly format?: string;
  /** What the format means, for people: "64 hexadecimal digits without a newline". */
  readonly formatDescription?: string;
  /**
   * Other credentials whose value must differ.
   * @default - none
   */
  readonly distinctFrom?: string[];
}

/** Where a credential lives in the cluster. */
export interface CredentialReference {
  /** Name of the Secret. */
  readonly secretName: string;
  /** Key in it. */
  readonly key: string;
  /**
   * The pod starts without it.
   * @default false
   */
  readonly optional?: boolean;
}

/** Something that knows where credentials live. */
export interface ICredentialSource {
  /** The names that it knows. */
  readonly credentialNames: string[];
  /**
   * Where a credential lives; undefined if this source does not know it.
   *
   * @param name for example `openai`
   */
  credential(name: string): CredentialReference | undefined;
}
