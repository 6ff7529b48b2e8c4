import { nameOf } from './manifest';
import type { Manifest } from './manifest';

/** Every object of a kind, in the order of the file. */
export function all(manifests: readonly Manifest[], kind: string): Manifest[] {
  return manifests.filter((manifest) => manifest.kind === kind);
}

/** The one object of that kind (and name); anything else is a failed test that says what is there instead. */
export function only(manifests: readonly Manifest[], kind: string, name?: string): Manifest {
  const matches = all(manifests, kind).filter((manifest) => name === undefined || manifest.metadata.name === name);
  const [match] = matches;

  if (match === undefined || matches.length > 1) {
    const wanted = name === undefined ? kind : `${kind}/${name}`;
    const present = manifests.map(nameOf).join(', ') || 'nothing';
    throw new Error(`expected exactly one ${wanted}, found ${matches.length} in: ${present}`);
  }

  return match;
}

/** A container, or init container, of a workload by its name; without a name, the only container. */
export function container(manifest: Manifest, name?: string): any {
  const pod = podSpecOf(manifest);
  const containers = [...(pod?.containers ?? []), ...(name === undefined ? [] : (pod?.initContainers ?? []))];
  const matches = containers.filter((candidate) => name === undefined || candidate.name === name);

  if (matches.length !== 1) {
    const present = containers.map((candidate) => candidate.name).join(', ') || 'none';
    throw new Error(`expected exactly one container ${name ?? ''} in ${nameOf(manifest)}, found: ${present}`);
  }

  return matches[0];
}

/** The pod that a workload of any kind makes, or undefined for an object that makes none. */
export function podTemplateOf(manifest: Manifest): any {
  switch (manifest.kind) {
    case 'Pod':
      return { metadata: manifest.metadata, spec: manifest.spec };
    case 'CronJob':
      return manifest.spec?.jobTemplate?.spec?.template;
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Job':
    case 'Rollout':
      return manifest.spec?.template;
    default:
      return undefined;
  }
}

export function podSpecOf(manifest: Manifest): any {
  return podTemplateOf(manifest)?.spec;
}

/** What replaces the pods of a template when it changes, by the names of its annotations. */
export function checksumsOf({ template }: any): string[] {
  return Object.keys(template.metadata.annotations ?? {}).filter((name) => name.startsWith('checksum/'));
}
