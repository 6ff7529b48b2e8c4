import type { TestContext } from 'node:test';
import type { Manifest } from '../../../support/manifest';
import { nameOf } from '../../../support/manifest';
import { noFaults } from '../check';
import { counted } from '../counted';
import { ownExamples } from '../examples';
import { inRun } from '../machine/places';
import { atMost, eventually } from '../machine/wait';
import type { Cluster, Started } from '../parts/cluster';
import { prerequisites, volumes } from '../parts/prerequisites';
import { SMALL, SMALL_PODS } from '../parts/small-pods';
import { standIns } from '../parts/stand-ins';
import { asWritten, patience, withoutImages } from '../sabotage';
import { told } from '../told';
import { addCrds, established } from './applies/as-written';

/** So many examples at once: their pods are small, but each is started by two cores. */
const AT_ONCE = 12;

/** Every workload runs: each example in a namespace of its own, with stand-ins under the names of its images. */
export async function stage(t: TestContext, started: Started): Promise<void> {
  const cluster = await started();
  await told(t, 'every workload becomes ready', () => everythingBecomesReady(cluster, ownExamples()));
}

async function everythingBecomesReady(cluster: Cluster, files: ReadonlyMap<string, readonly Manifest[]>): Promise<void> {
  await addCrds(cluster.objects);
  await cluster.objects.applyAll(SMALL_PODS);
  await cluster.import(standIns([...files.values()].flat()));
  const faults: Record<string, string[]> = {};
  await atMost(
    AT_ONCE,
    [...files].map(
      ([name, manifests]) =>
        () =>
          becomesReady(cluster, name, manifests).catch((error: Error) => (faults[name] = [error.message])),
    ),
  );
  noFaults(faults);
}

async function becomesReady(cluster: Cluster, name: string, written: readonly Manifest[]): Promise<void> {
  const manifests = written.map((manifest) => into(name, manifest));
  const namespace: Manifest = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { ...SMALL, 'pod-security.kubernetes.io/enforce': 'restricted' } },
  };
  const given = volumes([...manifests, ...prerequisites(manifests)], name, inRun('volumes'));
  try {
    await cluster.objects.applyAll([namespace, ...given, ...prerequisites(manifests)]);
    for (const manifest of manifests.filter(({ kind }) => kind !== 'Namespace')) {
      await cluster.objects.applyAll(asWritten([manifest], withoutImages));
      if (manifest.kind === 'CustomResourceDefinition') await established(cluster.objects, manifest);
    }
    for (const workload of manifests.filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet')) {
      await eventually(`${nameOf(workload)} is ready`, () => isReady(cluster, workload), patience(240)).catch(
        async (error: Error) => {
          throw new Error(`${error.message}\n${await lastWords(cluster, name)}`);
        },
      );
      counted.workloads++;
    }
  } finally {
    await forget(cluster, name, given);
  }
}

/** The same object in another namespace; where it is put has no part in whether its pods start. */
function into(namespace: string, manifest: Manifest): Manifest {
  return manifest.metadata.namespace ? { ...manifest, metadata: { ...manifest.metadata, namespace } } : manifest;
}

async function isReady(cluster: Cluster, workload: Manifest): Promise<boolean> {
  const { metadata, spec, status } = await cluster.api.get(await cluster.objects.path(workload));
  const { observedGeneration = 0, readyReplicas = 0, updatedReplicas = 0 } = status;
  return observedGeneration >= metadata.generation && readyReplicas === spec.replicas && updatedReplicas === spec.replicas;
}

/** What the pods and the events say of a workload that does not become ready. */
async function lastWords(cluster: Cluster, namespace: string): Promise<string> {
  const events = await cluster.api.list(`/api/v1/namespaces/${namespace}/events`);
  return events
    .filter(({ type }) => type === 'Warning')
    .slice(-5)
    .map(({ involvedObject, reason, message }) => `${involvedObject.kind}/${involvedObject.name} ${reason}: ${message}`)
    .join('\n');
}

/** Without waiting out the grace periods: nobody has a stream here. */
async function forget(cluster: Cluster, namespace: string, given: readonly Manifest[]): Promise<void> {
  await cluster.api.delete(`/api/v1/namespaces/${namespace}`);
  const pods = `/api/v1/namespaces/${namespace}/pods`;
  await eventually(
    `the pods of ${namespace} are gone`,
    async () => {
      const items = await cluster.api.list(pods);
      for (const { metadata } of items) await cluster.api.delete(`${pods}/${metadata.name}?gracePeriodSeconds=0`);
      return items.length === 0;
    },
    120,
  );
  for (const volume of given) await cluster.api.delete(await cluster.objects.path(volume));
}
