/**
 * A Kubernetes object as it will be applied: plain data.
 *
 * The fields are `any` on purpose: what they may hold is the business of the schema check, and a test that reads
 * `spec.template.spec` has nothing to gain from the compiler here.
 */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly [field: string]: any;
}

export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly [field: string]: any;
}

/** `Deployment/gateway`, the short name that every message uses. */
export function nameOf(manifest: Manifest): string {
  return `${manifest.kind}/${manifest.metadata?.name ?? '?'}`;
}

/** References inside objects carry `apiVersion` and `kind` as well; only an object has metadata of its own. */
export function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { apiVersion, kind, metadata } = value as Record<string, unknown>;
  return typeof apiVersion === 'string' && typeof kind === 'string' && typeof metadata === 'object';
}
