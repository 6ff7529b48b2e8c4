import type { VolumeMount } from '../contract/addition';
import type { CredentialReference } from '../contract/credential';
import { VolumeSource } from '../contract/volume';

const DEFAULT_MODE = 0o440;

/** A credential as a file. */
export interface CredentialFile {
  readonly name: string;
  readonly path: string;
  readonly mode?: number;
  /** Only this file is mounted, not its folder. */
  readonly single?: boolean;
  /** The process notices a change. */
  readonly watched?: boolean;
  readonly reference: CredentialReference;
}

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
  const source = VolumeSource.secret(secretName, { items: { [key]: fileOf(path) }, mode: mode ?? DEFAULT_MODE, optional });
  return { name: `credential-${name}`, source, mountPath: path, subPath: fileOf(path) };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
