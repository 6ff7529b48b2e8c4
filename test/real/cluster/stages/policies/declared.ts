import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { matches } from '../../../../checks/references/workloads';
import { behind, dependenciesOf } from '../../../../support/declared';
import { podTemplateOf } from '../../../../support/find';
import type { Manifest } from '../../../../support/manifest';
import { nameOf } from '../../../../support/manifest';
import { OUTSIDE } from '../../parts/network';
import type { Answers } from './asking';
import { textOf } from './places';
import type { RunningActor } from './pods';

/** Out of reach of every pod that has a policy, whatever that says. */
const NEVER = [OUTSIDE.metadata, OUTSIDE.metadata6].flatMap((address) => [22, 8443].map((port) => textOf(address, port)));

/**
 * What the same file declares elsewhere, in variables, arguments and configuration, without a look at any policy: whom a pod is told
 * to call it must reach.
 */
export function checkDeclared(manifests: readonly Manifest[], running: readonly RunningActor[], answers: Answers): void {
  const wrong: string[] = [];
  for (const workload of manifests.filter((manifest) => podTemplateOf(manifest) !== undefined)) {
    const actor = running.find(({ name }) => name === nameOf(workload).toLowerCase().replace('/', '-'))!;
    const reached = answers.get(actor)!;
    for (const dependency of dependenciesOf(workload, manifests)) {
      const place = placeOf(dependency, manifests, running, actor);
      if (place && reached[place] !== true) wrong.push(`${actor.name} does not reach ${dependency.host}:${dependency.port}`);
    }
    const { namespace } = workload.metadata;
    const guarded = manifests.some(
      ({ kind, metadata, spec }) =>
        kind === 'NetworkPolicy' && metadata.namespace === namespace && matches(spec.podSelector, actor.labels),
    );
    if (guarded) wrong.push(...NEVER.filter((place) => reached[place]).map((place) => `${actor.name} reaches ${place}`));
  }
  assert.deepEqual(wrong, []);
}

/** Where a dependency is here: its own address, the pod behind its Service, or the machine that stands for the internet. */
function placeOf(
  dependency: ReturnType<typeof dependenciesOf>[number],
  manifests: readonly Manifest[],
  running: readonly RunningActor[],
  self: RunningActor,
): string | undefined {
  if (isIP(dependency.host) !== 0) return textOf(dependency.host, dependency.port);
  if (dependency.namespace === undefined) return textOf(OUTSIDE.internet, dependency.port);
  const { labels, port } = behind(dependency, manifests);
  const pod = running.find(
    (actor) =>
      actor !== self &&
      Object.keys(labels).length > 0 &&
      Object.entries(labels).every(([name, value]) => actor.labels[name] === value),
  );
  return pod && textOf(pod.address, port);
}
