/** Settings of a credential that is delivered as a file. */
export interface CredentialFileOptions {
  /**
   * Absolute path in the container.
   * @default - the one that the profile knows
   */
  readonly path?: string;
  /**
   * Environment variable that takes the path.
   * @default - the one that the profile knows, if any
   */
  readonly variable?: string;
  /**
   * Permissions as an octal number; the group of the process owns the file.
   * @default 0o440
   */
  readonly mode?: number;
}

/** How a credential reaches the process, where that is not as the profile says. */
export class CredentialDelivery {
  /**
   * As an environment variable.
   *
   * @param variable its name; that of the profile if left out
   */
  public static env(variable?: string): CredentialDelivery {
    return new CredentialDelivery(variable);
  }

  /**
   * As a file, which unlike a variable can change while the process runs and is not seen by child processes.
   *
   * @param options path and permissions
   */
  public static file(options: CredentialFileOptions = {}): CredentialDelivery {
    return new CredentialDelivery(undefined, { ...options });
  }

  private constructor(
    /** Environment variable, if it differs from that of the profile. */
    public readonly variable?: string,
    /** How it becomes a file, if it does. */
    public readonly fileOptions?: CredentialFileOptions,
  ) {}
}
