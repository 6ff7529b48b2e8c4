import { podSpecOf } from '../../../support/find';
import type { Manifest } from '../../../support/manifest';
import { containersOf } from './stand-ins';

/** What a file says must be there before: Secrets, ConfigMaps and claims that its pods name and it has not. */
export function prerequisites(manifests: readonly Manifest[]): Manifest[] {
  const wanted = new Map<string, Wanted>();
  const want = (kind: Wanted['kind'], name: string | undefined, keys: readonly string[], namespace?: string): void => {
    if (!name || manifests.some((m) => m.kind === kind && m.metadata.name === name && m.metadata.namespace === namespace)) return;
    const id = `${kind} ${namespace} ${name}`;
    const known = wanted.get(id) ?? { kind, name, namespace, keys: new Set() };
    for (const key of keys) known.keys.add(key);
    wanted.set(id, known);
  };

  for (const manifest of manifests) {
    const { namespace } = manifest.metadata;
    const pod = podSpecOf(manifest);
    for (const { valueFrom } of containersOf(manifest).flatMap((c) => c.env ?? [])) {
      want('Secret', valueFrom?.secretKeyRef?.name, [valueFrom?.secretKeyRef?.key], namespace);
      want('ConfigMap', valueFrom?.configMapKeyRef?.name, [valueFrom?.configMapKeyRef?.key], namespace);
    }
    for (const source of containersOf(manifest).flatMap((c) => c.envFrom ?? [])) {
      want('Secret', source.secretRef?.name, [], namespace);
      want('ConfigMap', source.configMapRef?.name, [], namespace);
    }
    for (const volume of pod?.volumes ?? []) {
      const files = filesOf(manifest, volume.name);
      for (const { secret, configMap } of [volume, ...(volume.projected?.sources ?? [])]) {
        const keys = (source: any): string[] => [
          ...(source?.items ?? []).map(({ key }: any) => key),
          ...(source?.items ? [] : files),
        ];
        want('Secret', secret?.secretName ?? secret?.name, keys(secret), namespace);
        want('ConfigMap', configMap?.name, keys(configMap), namespace);
      }
      want('PersistentVolumeClaim', volume.persistentVolumeClaim?.claimName, [], namespace);
    }
  }
  return [...wanted.values()].map(objectOf);
}

interface Wanted {
  readonly kind: 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim';
  readonly name: string;
  readonly namespace: string | undefined;
  readonly keys: Set<string>;
}

/** Single files of a volume, by the name under which they are mounted. */
const filesOf = (manifest: Manifest, volume: string): string[] =>
  containersOf(manifest)
    .flatMap((c) => c.volumeMounts ?? [])
    .filter((mount: any) => mount.name === volume && mount.subPath)
    .map((mount: any) => mount.subPath);

function objectOf({ kind, name, namespace, keys }: Wanted): Manifest {
  const metadata = { name, ...(namespace && { namespace }) };
  const data = Object.fromEntries([...keys].map((key) => [key, 'of-the-tests']));
  switch (kind) {
    case 'Secret':
      return { apiVersion: 'v1', kind, metadata, stringData: data };
    case 'ConfigMap':
      return { apiVersion: 'v1', kind, metadata, data };
    case 'PersistentVolumeClaim':
      return {
        apiVersion: 'v1',
        kind,
        metadata,
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      };
  }
}

/** Volumes for the claims of a file: folders of the node, since no storage is asked for by name. Nobody else's claim takes them. */
export function volumes(manifests: readonly Manifest[], prefix: string, folder: string): Manifest[] {
  const ofPods = manifests.flatMap(({ metadata, spec }) =>
    (spec?.volumeClaimTemplates ?? []).flatMap((template: any) =>
      Array.from({ length: spec.replicas ?? 1 }, (_, pod) => ({
        metadata: { name: `${template.metadata.name}-${metadata.name}-${pod}`, namespace: metadata.namespace },
        spec: template.spec,
      })),
    ),
  );
  const claims: Manifest[] = [...manifests.filter(({ kind }) => kind === 'PersistentVolumeClaim'), ...ofPods];
  return claims.map(({ metadata: { name, namespace }, spec }, index) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `${prefix}-${index}` },
    spec: {
      accessModes: spec.accessModes,
      capacity: { storage: spec.resources.requests.storage },
      claimRef: { name, namespace },
      hostPath: { path: `${folder}/${prefix}-${index}`, type: 'DirectoryOrCreate' },
      ...(spec.storageClassName && { storageClassName: spec.storageClassName }),
    },
  }));
}
