import type { Schema } from './schema';

export interface CustomResourceDefinition {
  readonly apiVersion: 'apiextensions.k8s.io/v1';
  readonly kind: 'CustomResourceDefinition';
  readonly metadata: { readonly name: string };
  readonly spec: object;
}

/** The least that is a CustomResourceDefinition; it only ever feeds `cdk8s import`. */
export function crdOf(group: string, version: string, kind: string, scope: string, schema: Schema): CustomResourceDefinition {
  const plural = pluralOf(kind);
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names: { kind, plural },
      scope,
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    },
  };
}

function pluralOf(kind: string): string {
  return kind.toLowerCase().replace(/y$/, 'ie') + 's';
}
