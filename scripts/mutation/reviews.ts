/** Why mutants that no test notices may stay. */
export interface Review {
  readonly file: string;
  /** A part of the line on which they begin. */
  readonly code: string;
  /** What the code becomes; any mutant on that line if it is left out. */
  readonly replacement?: string;
  readonly why: string;
}

export const REVIEWS: readonly Review[] = [];
