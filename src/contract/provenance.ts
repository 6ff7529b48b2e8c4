import type { Problem } from '../core/problem';

/** How sure a fact is. */
export enum Certainty {
  /** It was seen to be so where it ran. */
  RUN = 'run',
  /** It stands in source code or in a manifest that is shipped. */
  SOURCE = 'source',
  /** The vendor or the project documents it. */
  DOCS = 'docs',
  /** Whoever runs it says so. */
  STATED = 'stated',
  /** It was reported in public, often from one place only. Never a reason to refuse anything. */
  REPORTED = 'reported',
  /** Nobody confirmed it. Never a reason to refuse anything. */
  ASSUMED = 'assumed',
}

/** What confirms a fact about a cluster or a product. */
export interface Provenance {
  /** How sure it is. */
  readonly certainty: Certainty;
  /**
   * Where it stands: an address, a file of a repository, the number of an issue.
   * @default - none
   */
  readonly source?: string;
  /**
   * The version, or the date, at which it was confirmed.
   * @default - not known
   */
  readonly version?: string;
  /**
   * The versions in which it holds, where it is not so in others.
   * @default - no difference is known
   */
  readonly holds?: string;
}

/**
 * What confirms the fact with this name: its own entry, else that of the group it belongs to (`dns` for `dns.domain`). Facts without one
 * were stated by whoever wrote them.
 */
export function provenanceOf(facts: { readonly provenance?: { [fact: string]: Provenance } }, fact: string): Provenance {
  const names = fact.split('.').map((_, i, parts) => parts.slice(0, parts.length - i).join('.'));
  const found = names.map((name) => facts.provenance?.[name]).find((entry) => entry !== undefined);
  return found ?? { certainty: Certainty.STATED };
}

/** Whether a fact may be the reason of an error. */
export function isSure({ certainty }: Provenance): boolean {
  return certainty !== Certainty.ASSUMED && certainty !== Certainty.REPORTED;
}

/** What follows from facts: as it is where they are all sure, as warnings where one is not. */
export function asSure(
  facts: { readonly provenance?: { [fact: string]: Provenance } },
  fact: string | readonly string[],
  problems: readonly Problem[],
): Problem[] {
  const sure = [fact].flat().every((name) => isSure(provenanceOf(facts, name)));
  return sure ? [...problems] : problems.map((problem) => ({ ...problem, warning: true }));
}
