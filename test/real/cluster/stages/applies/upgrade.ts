import assert from 'node:assert/strict';
import type { Manifest } from '../../../../support/manifest';
import { noFaults } from '../../check';
import { counted } from '../../counted';
import { lastRelease } from '../../released/released';
import { complaints, namespaces, remove } from './as-written';
import type { Shelf } from './as-written';

/** Over the objects of the last release, without deleting any; and the other way round, as a rollback does. */
export async function replacesTheLastRelease(shelf: Shelf, files: ReadonlyMap<string, readonly Manifest[]>): Promise<void> {
  const faults: Record<string, string[]> = {};
  const both = [...lastRelease()].filter(([file]) => files.has(file));
  for (const [file, before] of both) {
    const now = files.get(file)!;
    await shelf.objects.applyAll(namespaces([...before, ...now]));
    const found: string[] = [];
    for (const [step, manifests] of [
      ['the release', before],
      ['the upgrade', now],
      ['the rollback', before],
    ] as const) {
      found.push(...(await complaints(shelf, manifests)).map((complaint) => `${step}: ${complaint}`));
    }
    await remove(shelf, [...before, ...now]);
    faults[file] = found;
  }
  noFaults(faults);
  assert.ok(both.length > 40, 'most files have a predecessor');
  counted.upgraded = both.length;
}
