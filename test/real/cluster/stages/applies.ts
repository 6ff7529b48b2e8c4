import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { toYaml } from '../../../support/synth';
import type { Manifest } from '../../../support/manifest';
import { nameOf } from '../../../support/manifest';
import { noFaults } from '../check';
import { counted } from '../counted';
import { ownExamples } from '../examples';
import type { Program } from '../machine/binaries';
import { kubernetesVersion } from '../machine/binaries';
import { inRun, NET } from '../machine/places';
import { kubectl } from '../parts/kubectl';
import { LAST_RELEASE } from '../released/released';
import { complaints, namespaces, remove, startShelf, stored } from './applies/as-written';
import type { Shelf } from './applies/as-written';
import { replacesTheLastRelease } from './applies/upgrade';
import { asWritten } from '../sabotage';
import { told } from '../told';

/** The oldest and the newest API server that the library writes for, and that of the node; each has its port. */
const SERVERS: Readonly<Partial<Record<Program, number>>> = {
  'kubernetes-oldest': 7010,
  kubernetes: 7020,
  'kubernetes-newest': 7030,
};

/** Every example is taken as it is written, on each version. One after the other: each keeps the processors busy by itself. */
export async function stage(t: TestContext): Promise<void> {
  const files = ownExamples();
  counted.files = files.size;
  counted.objects = [...files.values()].flat().length;
  for (const [program, port] of Object.entries(SERVERS) as [Program, number][]) {
    await t.test(`on an API server of ${kubernetesVersion(program)}`, async (t) => {
      const shelf = await startShelf(program, port);
      try {
        await told(t, 'every file is taken, strictly, and nothing is warned about', () => eachFile(files, takes(shelf)));
        counted.versions.push(kubernetesVersion(program));
        if (program === 'kubernetes') {
          await told(t, 'kubectl says "unchanged" to a second apply', () =>
            eachFile(together(oneOfEachKind(files)), saysUnchanged(shelf)),
          );
          await told(t, `what ${LAST_RELEASE} wrote becomes what we write, in place, and back`, () =>
            replacesTheLastRelease(shelf, files),
          );
        }
      } finally {
        await shelf.end();
      }
    });
  }
}

type Files = ReadonlyMap<string, readonly Manifest[]>;

/** Tells all files with faults at once, each with all of its own. */
async function eachFile(
  files: Files,
  faultsOf: (file: string, manifests: readonly Manifest[]) => Promise<string[]>,
): Promise<void> {
  const faults: Record<string, string[]> = {};
  for (const [file, manifests] of files) {
    faults[file] = await faultsOf(file, manifests);
  }
  noFaults(faults);
  assert.ok([...files.values()].flat().length > 100, 'the examples are there');
}

const takes = (shelf: Shelf) => async (_: string, manifests: readonly Manifest[]) => {
  await shelf.objects.applyAll(namespaces(manifests));
  const found = await complaints(shelf, manifests);
  const before = found.length === 0 ? await stored(shelf, manifests) : {};
  const again = await complaints(shelf, manifests);
  const after = found.length === 0 ? await stored(shelf, manifests) : {};
  const changed = Object.keys(before).filter((name) => before[name] !== after[name]);
  await remove(shelf, manifests);
  return [
    ...new Set([...found, ...again]),
    ...changed.map((name) => `${name} is changed by a second apply, from ${before[name]} to ${after[name]}`),
  ];
};

/**
 * kubectl sends these each time, since it cannot compare them: selectors that are replaced as a whole, `stringData`, and claims
 * that have a status. That nothing changes is asserted above.
 */
const SENT_ALWAYS = /^(poddisruptionbudget\.policy|secret|statefulset\.apps)\/\S+ configured$/;

const saysUnchanged = (shelf: Shelf) => async (_: string, manifests: readonly Manifest[]) => {
  await shelf.objects.applyAll(namespaces(manifests));
  const path = inRun('unchanged.yaml');
  writeFileSync(path, toYaml(asWritten(manifests)));
  const apply = (): ReturnType<typeof kubectl> =>
    kubectl('--server', `https://${NET.apiServer}:${shelf.port}`, 'apply', '--validate=strict', '-f', path);
  const first = await apply();
  const second = first.code === 0 ? await apply() : first;
  await remove(shelf, manifests);
  if (second.code !== 0) return [second.stderr.trim()];
  const lines = second.stdout.trim().split('\n');
  return lines.filter((line) => !line.endsWith(' unchanged') && !SENT_ALWAYS.test(line));
};

/** What kubectl says depends on the kinds of objects: one file for each set of them. */
function oneOfEachKind(files: Files): Files {
  const kinds = (manifests: readonly Manifest[]): string => [...new Set(manifests.map(({ kind }) => kind))].sort().join();
  return new Map(
    [...new Map([...files].map(([file, manifests]) => [kinds(manifests), [file, manifests] as const])).values()].sort(),
  );
}

/** kubectl takes its time to start: files in which no object is the same are one for it. */
function together(files: Files): Files {
  const piles: Array<{ readonly names: string[]; readonly manifests: Manifest[]; readonly known: Set<string> }> = [];
  for (const [name, manifests] of files) {
    const identities = manifests.map((m) => `${m.metadata.namespace} ${nameOf(m)}`);
    let pile = piles.find(({ known }) => !identities.some((identity) => known.has(identity)));
    if (!pile) piles.push((pile = { names: [], manifests: [], known: new Set() }));
    pile.names.push(name);
    pile.manifests.push(...manifests);
    for (const identity of identities) pile.known.add(identity);
  }
  return new Map(piles.map(({ names, manifests }) => [names.join(', '), manifests]));
}
