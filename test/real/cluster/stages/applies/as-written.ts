import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../../../support/manifest';
import { nameOf } from '../../../../support/manifest';
import type { Program } from '../../machine/binaries';
import { crdFiles } from '../../machine/crds';
import type { CrdSet } from '../../machine/crds';
import { eventually } from '../../machine/wait';
import { startApiServer } from '../../parts/control-plane';
import { Objects } from '../../parts/objects';
import { asWritten, withUnheardOf } from '../../sabotage';
import type { Api } from '../../parts/api';

/** An API server alone, with the custom resources of the examples: it takes and refuses, nothing runs. */
export interface Shelf {
  readonly api: Api;
  readonly objects: Objects;
  readonly port: number;
  readonly end: () => Promise<void>;
}

export async function startShelf(program: Program, port: number): Promise<Shelf> {
  const { api, end } = await startApiServer(program, { api: port, store: port + 10_000 });
  const objects = new Objects(api);
  await addCrds(objects).catch(async (error: Error) => {
    await end();
    throw error;
  });
  return { api, objects, port, end };
}

/** The projects' own CustomResourceDefinitions. */
export async function addCrds(objects: Objects, set: CrdSet = 'examples'): Promise<void> {
  const crds = crdFiles(set).flatMap((file) => parseAllDocuments(file).map((document) => document.toJS() as Manifest | null));
  const wanted = crds.filter((crd): crd is Manifest => crd?.kind === 'CustomResourceDefinition');
  // not strictly: they may say more than an old API server knows, and are none of ours
  for (const crd of wanted) await objects.add(crd);
  for (const crd of wanted) await established(objects, crd);
}

/** As `kubectl wait --for=condition=Established` waits, and until its kind is served. */
export async function established(objects: Objects, { metadata, spec }: Manifest): Promise<void> {
  const version = spec.versions.find((v: any) => v.served).name;
  const some = { apiVersion: `${spec.group}/${version}`, kind: spec.names.kind, metadata: { name: 'any' } };
  objects.forget();
  await eventually(`the kind ${spec.names.kind} is served`, async () => {
    objects.forget();
    return objects.path(some);
  });
  assert.ok(metadata.name);
}

/** What an API server says against a file: refusals and warnings, by object; the file is applied as it is written. */
export async function complaints(shelf: Shelf, manifests: readonly Manifest[]): Promise<string[]> {
  const found: string[] = [];
  for (const manifest of asWritten(manifests, withUnheardOf)) {
    try {
      const { status, body, warnings } = await shelf.objects.apply(manifest);
      if (status > 299) found.push(`${nameOf(manifest)} is refused: ${body.message ?? body}`);
      found.push(...warnings.map((warning) => `${nameOf(manifest)} is warned about: ${warning}`));
      if (manifest.kind === 'CustomResourceDefinition' && status < 300) await established(shelf.objects, manifest);
    } catch (error) {
      found.push(`${nameOf(manifest)} is refused: ${(error as Error).message}`);
    }
  }
  return found;
}

/** The objects as they are stored, without what counts writes. */
export async function stored(shelf: Shelf, manifests: readonly Manifest[]): Promise<Record<string, string>> {
  const objects = await Promise.all(
    manifests.map(async (manifest) => {
      const { metadata, ...rest } = await shelf.api.get(await shelf.objects.path(manifest));
      const { managedFields: _, resourceVersion: __, ...same } = metadata;
      return [nameOf(manifest), JSON.stringify({ metadata: same, ...rest })] as const;
    }),
  );
  return Object.fromEntries(objects);
}

/** Empties the shelf; without controllers nobody else does. */
export async function remove(shelf: Shelf, manifests: readonly Manifest[]): Promise<void> {
  for (const manifest of [...manifests].reverse()) {
    // a namespace would wait for its controller, and the next file has the same; a definition is for the next file
    if (['Namespace', 'CustomResourceDefinition'].includes(manifest.kind)) continue;
    const path = await shelf.objects.path(manifest).catch(() => undefined);
    if (!path || (await shelf.api.ask(path)).status === 404) continue;
    if (manifest.kind === 'PersistentVolumeClaim') await shelf.api.patch(path, { metadata: { finalizers: null } });
    await shelf.api.delete(path);
  }
}

/** The file's own namespace, or one that is as strict where the file leaves it to others. */
export function namespaces(manifests: readonly Manifest[]): Manifest[] {
  const names = new Set(manifests.map(({ metadata }) => metadata.namespace).filter((name) => name !== undefined));
  const labels = { 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/warn': 'restricted' };
  return [...names]
    .filter((name) => !manifests.some((m) => m.kind === 'Namespace' && m.metadata.name === name))
    .map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }));
}
