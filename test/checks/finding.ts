import { nameOf } from '../support/manifest';
import type { Manifest } from '../support/manifest';

/** Something that a reviewer would reject in a manifest. */
export interface Finding {
  /** Stable: exceptions name it. */
  readonly id: string;
  /** `Deployment/gateway` */
  readonly object: string;
  readonly message: string;
}

/** A pure function over all objects of one file. */
export type Check = (manifests: readonly Manifest[]) => Finding[];

export function finding(id: string, manifest: Manifest, message: string): Finding {
  return { id, object: nameOf(manifest), message };
}

/** What tests compare and what people read. */
export function line({ id, object, message }: Finding): string {
  return `${object}: ${message} (${id})`;
}

/** Checks read hand-written and half-built objects, too; what is no list counts as an empty one. */
export function list(value: unknown): any[] {
  return Array.isArray(value) ? value.filter((entry) => entry !== null && entry !== undefined) : [];
}
