/** A committed file that is made from the code. */
export interface Page {
  /** Path from the root of the repository. */
  readonly path: string;
  readonly render: () => string;
}

/** Text in a table: a bar or a line break would end the cell. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
