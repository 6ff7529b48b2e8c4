import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Manifest } from '../../../support/manifest';
import { counted } from '../counted';
import { ownExamples } from '../examples';
import { atMost, eventually, pause } from '../machine/wait';
import type { Cluster, Started } from '../parts/cluster';
import { asWritten, patience } from '../sabotage';
import { told } from '../told';
import { ask, askAll, placesOf } from './policies/asking';
import type { Answers } from './policies/asking';
import { everyPeer } from './policies/every-peer';
import { checkDeclared } from './policies/declared';
import { enforces } from './policies/enforcer';
import { actorsOf, peersOf } from './policies/pods';
import type { RunningActor } from './policies/pods';
import { Pool } from './policies/pool';
import { asSeenAt, DNS_PLACES, OUTSIDE_PLACES, placesAt } from './policies/places';
import type { Asker, Place } from './policies/places';

/** Files at the same time: an enforcer takes its time for each policy. */
const AT_ONCE = 7;

/** Who reaches whom, for each file with policies, asked from its own pods, from those that it names and from others. */
export async function stage(t: TestContext, started: Started): Promise<void> {
  const cluster = await started();
  cluster.enforcePolicies();
  const files = new Map([...ownExamples(), ['every-peer', everyPeer('every-peer')] as const]);
  const names = mostPodsFirst(files, different(files));
  const ports = names.flatMap((name) =>
    [...actorsOf(files.get(name)!), ...peersOf(files.get(name)!, 'elsewhere')].flatMap((a) => a.ports),
  );
  const pools = Array.from({ length: AT_ONCE }, (_, index) => new Pool(cluster, `policies-${index}`, ports));
  const free = [...pools];
  const proveWithPool = async (written: readonly Manifest[]): Promise<void> => {
    const pool = free.pop()!;
    try {
      await prove(cluster, pool, written);
    } finally {
      free.push(pool);
    }
  };
  await atMost(
    AT_ONCE,
    names.map((name) => () => told(t, `${name}: who is let through`, () => proveWithPool(files.get(name)!))),
  );
  for (const pool of pools) await pool.end();
}

/** They take the longest, and none of them begins when the others end. */
function mostPodsFirst(files: ReadonlyMap<string, readonly Manifest[]>, names: Iterable<string>): string[] {
  const pods = (name: string): number => actorsOf(files.get(name)!).length + peersOf(files.get(name)!, 'elsewhere').length;
  return [...names].sort((one, other) => pods(other) - pods(one));
}

/** One of those files whose pods and policies are the same. */
function different(files: ReadonlyMap<string, readonly Manifest[]>): Iterable<string> {
  const seen = new Map<string, string>();
  for (const [name, manifests] of files) {
    const policies = manifests.filter(({ kind }) => kind === 'NetworkPolicy').map(({ spec }) => spec);
    const key = JSON.stringify([policies, actorsOf(manifests)]);
    if (policies.length > 0 && !seen.has(key)) seen.set(key, name);
  }
  return seen.values();
}

async function prove(cluster: Cluster, pool: Pool, written: readonly Manifest[]): Promise<void> {
  pool.begin();
  const manifests = pool.move(written);
  const running = await pool.play([...actorsOf(manifests), ...peersOf(manifests, pool.namespaceOf('elsewhere'))]);
  const policies = manifests.filter(({ kind }) => kind === 'NetworkPolicy');
  try {
    // and what the file before had is gone
    await untilAsExpected(cluster, [], running, 'without a policy everybody reaches everybody');
    await cluster.objects.applyAll(asWritten(policies));
    const answers = await proveMatrix(cluster, policies, running);
    checkDeclared(written, running, answers);
    const all = [...answers.values()].flatMap((reached) => Object.values(reached));
    counted.guarded++;
    counted.questions += all.length;
    counted.letThrough += all.filter((reached) => reached).length;
  } finally {
    for (const policy of policies) await cluster.api.delete(await cluster.objects.path(policy));
  }
}

/**
 * Asks until the answers are as expected: a policy is not in force the moment it is applied. Then once more, after a while: whom a
 * policy stops nobody may reach any more. That somebody is not reached then may be a busy machine, and is asked again.
 */
async function proveMatrix(cluster: Cluster, policies: readonly Manifest[], running: readonly RunningActor[]): Promise<Answers> {
  const claim = 'what is let through is what the policies say';
  await inForce(cluster, policies, running);
  const first = await untilAsExpected(cluster, policies, running, claim);
  await pause(1);
  const answers = await askAll(cluster, running);
  const wrong = differences(policies, running, answers);
  const through = wrong.filter((difference) => !difference.includes(' does not reach '));
  assert.deepEqual(through, [], `${claim}, and goes on to be so`);
  return wrong.length === 0 ? answers : first;
}

/** Waits until somebody is stopped, as far as that happens: before, it would be in vain to ask for everything again and again. */
async function inForce(cluster: Cluster, policies: readonly Manifest[], running: readonly RunningActor[]): Promise<void> {
  for (const from of running) {
    const stopped = placesOf(from, running).find((place) => !lets(policies, from, place));
    if (!stopped) continue;
    const isStopped = async (): Promise<boolean> => !(await ask(cluster, from, [stopped]))[stopped.text];
    // whoever asks for everything judges
    return void (await eventually(stopped.text, isStopped, patience(60)).catch(() => undefined));
  }
}

async function untilAsExpected(
  cluster: Cluster,
  policies: readonly Manifest[],
  running: readonly RunningActor[],
  claim: string,
): Promise<Answers> {
  let wrong: string[] = [];
  const asked = async (): Promise<Answers | false> => {
    const answers = await askAll(cluster, running);
    wrong = differences(policies, running, answers);
    return wrong.length === 0 && answers;
  };
  return eventually(claim, asked, policies.length > 0 ? patience(180) : 180).catch((error: Error) => {
    assert.deepEqual(wrong, [], claim);
    throw error;
  });
}

/** Where the cluster does something else than these policies say. */
function differences(policies: readonly Manifest[], running: readonly RunningActor[], answers: Answers): string[] {
  const places: readonly Place[] = [...running.flatMap(placesAt), ...OUTSIDE_PLACES, ...DNS_PLACES];
  return [...answers].flatMap(([from, reached]) =>
    places
      .filter(({ text }) => text in reached)
      .filter((place) => reached[place.text] !== lets(policies, from, place))
      .map(({ text, peer }) => `${from.name} ${reached[text] ? 'reaches' : 'does not reach'} ${peer.name} (${text})`),
  );
}

const lets = (policies: readonly Manifest[], from: Asker, place: Place): boolean =>
  enforces(policies, asSeenAt(place, from), place.peer, place.port, place.protocol);
