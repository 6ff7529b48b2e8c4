/** A part of a manifest. It can be anything: rules read objects that are half built or written by hand. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Part = any;

/** An object as it is written. */
export interface Manifest {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: Part;
  readonly [field: string]: Part;
}

/** What a rule says about an object. */
export interface RuleFinding {
  /** Stable: exceptions name it. */
  readonly rule: string;
  /** An error is refused by the API server, lost, or cannot work; a warning is less safe than it could be. */
  readonly severity: 'error' | 'warning';
  /** `Deployment/gateway`, as exceptions name it. */
  readonly object: string;
  readonly namespace?: string;
  /** The field, for example `spec.template.spec.hostNetwork`. */
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

/** What a rule has found in one place. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** One thing that must hold of objects. */
export interface Rule {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly remedy: string;
  /** What is wrong with one object; `all` are those that are applied with it. */
  find(manifest: Manifest, all: readonly Manifest[]): readonly Fault[];
}

/** What is meant to be a list; whatever is none counts as empty. */
export function list(value: unknown): Part[] {
  return Array.isArray(value) ? value.filter((item) => item !== null && item !== undefined) : [];
}

/** The keys and values of what is meant to be a map. */
export function entries(value: unknown): Array<[string, Part]> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

export function objectName({ kind, metadata }: Manifest): string {
  return `${String(kind)}/${String(metadata?.name)}`;
}

export function namespaceOf({ metadata }: Manifest): string {
  return typeof metadata?.namespace === 'string' ? metadata.namespace : '';
}
