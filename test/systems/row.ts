import type { Chart } from 'cdk8s';

/** A place in a synthesized file. */
export interface Place {
  /** Variant, the file without the name of the system. */
  readonly variant: string;
  /** `Kind/name`. */
  readonly object: string;
  /** Fields with dots; `[x]` is the list item named x, a position, or a key with dots in it. Left out: the object exists. */
  readonly path?: string;
  /** What is there: equal to a value, or text that matches. Left out: anything. */
  readonly is?: unknown;
  /** Nothing is there. */
  readonly absent?: boolean;
}

/** One requirement, defect or refusal of a documented system, and where the library meets it. */
export interface Row {
  /** Its number. */
  readonly id: string;
  /** What the system's documents ask for, or get wrong. */
  readonly what: string;
  /** Construct and prop that meet it, or what is different on purpose and why. */
  readonly how: string;
  /** Where it can be seen. */
  readonly see?: Place[];
  /** Code of the refusal, and a program that earns it. */
  readonly refused?: { readonly code: string; readonly build: (chart: Chart) => void };
  /** A page that says it, where there is nothing to see in YAML. */
  readonly page?: string;
}

/** Places of a system, most of them in one variant: first of which object and below which fields, then where and what is there. */
export function placesIn(usual: string) {
  return (object: string, prefix = '') =>
    (path: string, is?: unknown, variant = usual): Place => ({ variant, object, path: `${prefix}${path}`, is });
}
