export interface Trial {
  /** A copy of the example, in which a language may leave what it likes. */
  readonly folder: string;
  /** What jsii made for each language. */
  readonly packages: string;
  readonly env: NodeJS.ProcessEnv;
}
