import type { Manifest } from '../../support/manifest';
import { finding, list } from '../finding';
import type { Finding } from '../finding';
import { allContainers, workloads } from './workloads';

/** Every mount has a volume, every volume a mount, and no two mounts of a container share a path. */
export function volumes(manifests: readonly Manifest[]): Finding[] {
  return workloads(manifests).flatMap(({ manifest, pod }) => {
    const claimed = list(manifest['spec']?.volumeClaimTemplates).map((claim) => claim.metadata?.name);
    const names: string[] = [...list(pod.volumes).map((volume) => volume.name), ...claimed];
    const containers = allContainers(pod);
    const used = new Set(
      containers
        .flatMap((container) => [...list(container.volumeMounts), ...list(container.volumeDevices)])
        .map(({ name }) => name),
    );

    return [
      ...duplicates(names).map((name) => finding('volume-duplicate', manifest, `two volumes are called ${name}`)),
      ...names
        .filter((name) => !used.has(name))
        .map((name) => finding('volume-unused', manifest, `no container mounts volume ${name}`)),
      ...containers.flatMap((container) => mounts(manifest, container, names)),
    ];
  });
}

function mounts(manifest: Manifest, container: any, names: readonly string[]): Finding[] {
  const all = list(container.volumeMounts);

  return [
    ...all
      .filter(({ name }) => !names.includes(name))
      .map(({ name }) =>
        finding('volume-missing', manifest, `${container.name} mounts ${name}, volumes are: ${names.join(', ') || 'none'}`),
      ),
    ...duplicates(all.map(({ mountPath }) => mountPath)).map((path) =>
      finding('mount-duplicate', manifest, `${container.name} mounts ${path} twice`),
    ),
  ];
}

export function duplicates(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
