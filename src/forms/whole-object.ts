import type { ResolutionContext } from 'cdk8s';

/** An object before its fields are resolved. */
export interface WholeObject {
  readonly kind: string;
  readonly metadata?: {
    readonly labels?: { readonly [name: string]: string };
    readonly annotations?: { readonly [name: string]: string };
  };
}

/** The object, if a resolver is asked about the whole of it; its metadata come apart, under the same empty key. */
export function manifestBeforeFields({ key, value }: ResolutionContext): WholeObject | undefined {
  return key.length === 0 && (value as Partial<WholeObject>).kind !== undefined ? (value as WholeObject) : undefined;
}

/** The same object with an annotation. */
export function withAnnotation(object: WholeObject, name: string, value: string): WholeObject {
  const { metadata } = object;
  return { ...object, metadata: { ...metadata, annotations: { ...metadata?.annotations, [name]: value } } };
}
