/** What the user can mend: told in one line, without a stack. */
export class CliError extends Error {
  constructor(
    message: string,
    /** The command whose `--help` says more. */
    public readonly command?: string,
  ) {
    super(message);
  }
}
