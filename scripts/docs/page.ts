/** A committed file that is made from the code. */
export interface Page {
  /** Path from the root of the repository. */
  readonly path: string;
  readonly render: () => string;
}
