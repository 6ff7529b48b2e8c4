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
   * File that the process reads. With `env` as well the process takes either; the variable is used unless the team says file.
   * @default - none
   */
  readonly file?: string;
  /**
   * Environment variable that takes the path of the file.
   * @default - none, the process knows the path
   */
  readonly fileVariable?: string;
  /**
   * Whether only this file is mounted (`subPath`), because its folder holds other files. The process then never sees a change.
   * @default false
   */
  readonly singleFile?: boolean;
  /**
   * Whether the process notices at run time that the file has changed.
   * @default false
   */
  readonly watched?: boolean;
  /**
   * Key of the product's documented Secret.
   * @default - the name
   */
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
  /**
   * Text that changes when the content is known to change, such as a version or a token: the pods restart then. Never the
   * value, nor a hash of it.
   * @default - nothing is known
   */
  readonly revision?: string;
  /**
   * Whether Stakater Reloader restarts the pods when the Secret changes.
   * @default false
   */
  readonly reloader?: boolean;
}

/** A credential that the Secrets Store CSI driver mounts. */
export interface MountedCredential {
  /** Name of the SecretProviderClass. */
  readonly providerClassName: string;
  /** Name of the file in the volume. */
  readonly fileName: string;
  /**
   * Text that changes when the content is known to change. Never the value, nor a hash of it.
   * @default - nothing is known
   */
  readonly revision?: string;
}

/** Something that has credentials as files of a volume, with or without a Secret. */
export interface IMountedCredentialSource extends ICredentialSource {
  /**
   * The volume that has a credential; undefined if this source mounts none.
   *
   * @param credentialName for example `openai`
   * @param fileName name that the file should have; whoever asks first decides
   */
  mountedCredential(credentialName: string, fileName: string): MountedCredential | undefined;
}

/** Something that knows where credentials live. */
export interface ICredentialSource {
  /** The names that it knows. */
  readonly credentialNames: string[];
  /**
   * Where a credential lives; undefined if this source does not know it.
   *
   * @param credentialName for example `openai`
   * @param facts what the product that asks expects of it: sources that choose the key take the documented one
   */
  credential(credentialName: string, facts?: CredentialFacts): CredentialReference | undefined;
}
