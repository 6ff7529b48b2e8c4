import type { KubernetesObject } from '../manifests/object';
import { containersOf, podOf } from '../../src/core/rules/pods';
import { list } from '../../src/core/rules/rule';

export type ReferenceKind = 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim';

/** An object that a pod needs, and what of it. */
export interface Reference {
  readonly kind: ReferenceKind;
  readonly name: string;
  /** The key; all keys if it is left out. */
  readonly key?: string;
  /** The pod starts without it. */
  readonly optional: boolean;
  /** How it reaches the process. */
  readonly as: string;
}

/* eslint-disable @typescript-eslint/no-explicit-any -- pods of any tool, read as they come */

/** Everything that must be there before a pod of this object starts. */
export function referencesOf(object: KubernetesObject): Reference[] {
  const pod = podOf(object);
  const containers = pod ? containersOf(pod).map(({ container }) => container) : [];
  const claims = (object['spec']?.volumeClaimTemplates ?? []).map((claim: any) => claim.metadata?.name);
  return unique([
    ...containers.flatMap((container) => [...variables(container), ...variableSources(container)]),
    ...list(pod?.spec.volumes)
      .flatMap(volume)
      .filter((r: Reference) => !claims.includes(r.name)),
    ...list(pod?.spec.imagePullSecrets).map(({ name }: any) => pullSecret(name)),
  ]);
}

function pullSecret(name: string): Reference {
  return { kind: 'Secret', name, key: '.dockerconfigjson', optional: false, as: 'pull secret' };
}

function variables(container: any): Reference[] {
  return (container.env ?? []).flatMap(({ name: variable, valueFrom }: any) => {
    const { secretKeyRef, configMapKeyRef } = valueFrom ?? {};
    const ref = secretKeyRef ?? configMapKeyRef;
    return ref ? [reference(secretKeyRef ? 'Secret' : 'ConfigMap', ref.name, ref.key, ref.optional, variable)] : [];
  });
}

function variableSources(container: any): Reference[] {
  return (container.envFrom ?? []).flatMap(({ secretRef, configMapRef }: any) => {
    const ref = secretRef ?? configMapRef;
    return ref ? [reference(secretRef ? 'Secret' : 'ConfigMap', ref.name, undefined, ref.optional, 'all variables')] : [];
  });
}

function volume({ name, secret, configMap, persistentVolumeClaim, projected }: any): Reference[] {
  const keysOf = (kind: ReferenceKind, object: string, source: any): Reference[] =>
    source.items
      ? source.items.map(({ key }: any) => reference(kind, object, key, source.optional, `volume ${name}`))
      : [reference(kind, object, undefined, source.optional, `volume ${name}`)];
  return [
    ...(secret ? keysOf('Secret', secret.secretName, secret) : []),
    ...(configMap ? keysOf('ConfigMap', configMap.name, configMap) : []),
    ...(persistentVolumeClaim
      ? [reference('PersistentVolumeClaim', persistentVolumeClaim.claimName, undefined, false, `volume ${name}`)]
      : []),
    ...(projected?.sources ?? []).flatMap((source: any) => [
      ...(source.secret ? keysOf('Secret', source.secret.name, source.secret) : []),
      ...(source.configMap ? keysOf('ConfigMap', source.configMap.name, source.configMap) : []),
    ]),
  ];
}

function reference(kind: ReferenceKind, name: string, key: string | undefined, optional: unknown, as: string): Reference {
  return { kind, name, ...(key === undefined ? {} : { key }), optional: optional === true, as };
}

function unique(references: Reference[]): Reference[] {
  return [...new Map(references.map((r) => [JSON.stringify([r.kind, r.name, r.key, r.as]), r])).values()];
}
