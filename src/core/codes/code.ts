/** What the documentation says about one finding; the key of the table is the number that follows `LLMGW-`. */
export interface Code {
  /** One line: what is wrong. */
  readonly title: string;
  /** One or two sentences: why it matters and how it is mended. */
  readonly advice: string;
}
