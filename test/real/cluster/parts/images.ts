import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binary } from '../machine/binaries';
import { inRun } from '../machine/places';
import { run } from '../machine/run';

/** An image without a registry: one layer with the stand-in, known by the names that the manifests use. */
export interface Image {
  readonly names: readonly string[];
  /** Variables, by which the stand-in knows what to be. */
  readonly env?: Readonly<Record<string, string>>;
  /** What runs when a manifest names no command. */
  readonly entrypoint?: readonly string[];
  /** Programs that it has, beside the stand-in: a file of this machine, or null for the stand-in under that name. */
  readonly programs?: Readonly<Record<string, string | null>>;
  /** Folders of the image, which belong to root. */
  readonly folders?: readonly string[];
}

const STAND_IN = '/usr/local/bin/stand-in';
/** Busybox does what its file name says. */
export const BUSYBOX = { '/bin/busybox': '/bin/busybox', '/bin/cp': '/bin/busybox', '/bin/sh': '/bin/busybox' } as const;

/** Writes the archive that containerd imports, and returns its file. */
export function makeImage(image: Image): string {
  const folder = inRun('images', createHash('sha256').update(JSON.stringify(image)).digest('hex').slice(0, 12));
  const root = join(folder, 'root');
  const programs: Record<string, string | null> = { [STAND_IN]: binary('stand-in'), ...image.programs };
  for (const made of ['tmp', ...(image.folders ?? [])]) mkdirSync(join(root, made), { recursive: true });
  for (const [path, source] of Object.entries(programs)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    if (source) {
      copyFileSync(source, join(root, path));
      chmodSync(join(root, path), 0o755);
    } else {
      symlinkSync(STAND_IN, join(root, path));
    }
  }
  const layer = join(folder, 'layer.tar');
  run('tar', ...REPRODUCIBLE, '-C', root, '-cf', layer, '.');
  const config = {
    architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
    os: 'linux',
    config: {
      Entrypoint: image.entrypoint ?? [STAND_IN],
      Env: ['PATH=/usr/local/bin:/bin', ...Object.entries(image.env ?? {}).map(([name, value]) => `${name}=${value}`)],
    },
    rootfs: { type: 'layers', diff_ids: [`sha256:${hashOf(layer)}`] },
  };
  const text = JSON.stringify(config);
  const name = `${createHash('sha256').update(text).digest('hex')}.json`;
  writeFileSync(join(folder, name), text);
  const manifest = [{ Config: name, RepoTags: image.names.map(fullName), Layers: ['layer.tar'] }];
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  const archive = `${folder}.tar`;
  run('tar', '-C', folder, '-cf', `${archive}.part`, 'manifest.json', name, 'layer.tar');
  renameSync(`${archive}.part`, archive);
  rmSync(folder, { recursive: true });
  return archive;
}

/** The name by which containerd looks an image up. */
export function fullName(name: string): string {
  const [first = '', ...rest] = name.split('/');
  if (rest.length === 0) return `docker.io/library/${name}`;
  return /[.:]|^localhost$/.test(first) ? name : `docker.io/${name}`;
}

const REPRODUCIBLE = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
