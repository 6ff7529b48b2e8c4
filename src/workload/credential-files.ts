import type { VolumeMount } from '../contract/addition';
import type { CredentialReference, MountedCredential } from '../contract/credential';
import { VolumeSource } from '../contract/volume';

const DEFAULT_MODE = 0o440;

/** Where a credential becomes a file. */
export interface FileTarget {
  readonly name: string;
  readonly path: string;
  readonly mode?: number;
  /** Only this file is mounted, not its folder. */
  readonly single?: boolean;
  /** The process notices a change. */
  readonly watched?: boolean;
}

/** A credential of a Secret as a file. */
export interface CredentialFile extends FileTarget {
  readonly reference: CredentialReference;
}

// the driver makes the Secret only while a pod mounts its volume; nobody reads it there
const SYNC_FOLDER = '/var/run/secrets-store';

/** One volume for each folder, made of every Secret that has a file in it; single files have a volume each. */
export function credentialVolumes(files: readonly CredentialFile[]): VolumeMount[] {
  const folders = new Map<string, CredentialFile[]>();
  for (const file of files.filter((f) => !f.single)) {
    folders.set(folderOf(file.path), [...(folders.get(folderOf(file.path)) ?? []), file]);
  }
  return [
    ...[...folders].map(([folder, inside]) => folderVolume(folder, inside)),
    ...files.filter((f) => f.single).map(fileVolume),
  ];
}

function folderVolume(folder: string, files: readonly CredentialFile[]): VolumeMount {
  const source = VolumeSource.projected(
    files.map(({ path, mode, reference: { secretName: name, key, optional } }) => ({
      secret: { name, items: [{ key, path: fileOf(path), mode }], optional: optional ? true : undefined },
    })),
    DEFAULT_MODE,
  );
  return { name: `credential-${files[0]!.name}`, source, mountPath: folder };
}

function fileVolume({ name, path, mode, reference: { secretName, key, optional } }: CredentialFile): VolumeMount {
  const source = VolumeSource.secret(secretName, { items: { [key]: fileOf(path) }, mode, optional });
  return { name: `credential-${name}`, source, mountPath: path, subPath: fileOf(path) };
}

/** The volume of the Secrets Store CSI driver that has a credential as a file, or only makes its Secret. */
export function mountedVolume(mounted: MountedCredential, target?: FileTarget): VolumeMount {
  const name = `secrets-store-${mounted.providerClassName.replace(/\./g, '-')}`;
  const source = VolumeSource.secretsStore(mounted.providerClassName);
  if (!target) {
    return { name, source, mountPath: `${SYNC_FOLDER}/${mounted.providerClassName}` };
  }
  const whole = { name, source, mountPath: folderOf(target.path) };
  return target.single ? { name, source, mountPath: target.path, subPath: mounted.fileName } : whole;
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

export function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
