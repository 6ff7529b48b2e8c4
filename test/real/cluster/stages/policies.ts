import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Manifest } from '../../../support/manifest';
import { matches } from '../../../checks/references/workloads';
import { canReach } from '../../../support/reachability';
import type { Peer } from '../../../support/reachability';
import { examples } from '../examples';
import { binary } from '../machine/binaries';
import { runLater } from '../machine/run';
import { atMost, eventually, pause } from '../machine/wait';
import type { Cluster } from '../parts/cluster';
import { fromWorld, OUTSIDE } from '../parts/network';
import { everyPeer } from './policies/every-peer';
import { checkDeclared } from './policies/declared';
import { actorsOf, peersOf, run } from './policies/pods';
import type { RunningActor } from './policies/pods';
import { DNS_PLACES, OUTSIDE_PLACES, placesAt } from './policies/places';
import type { Place } from './policies/places';

const AT_ONCE = 4;

/** Who reaches whom, for each file with policies, asked from its own pods, from those that it names and from others. */
export async function stage(t: TestContext, cluster: Cluster): Promise<void> {
  const files = new Map([...examples(), ['every-peer', everyPeer('every-peer')] as const]);
  const names = [...different(files)];
  await atMost(
    AT_ONCE,
    names.map((name, index) => () => t.test(`${name}: who is let through`, () => prove(cluster, `p${index}`, files.get(name)!))),
  );
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

async function prove(cluster: Cluster, prefix: string, written: readonly Manifest[]): Promise<void> {
  const manifests = intoOwnNamespaces(written, prefix);
  const actors = [...actorsOf(manifests), ...peersOf(manifests, `${prefix}-elsewhere`)];
  const namespaces = [...new Set(actors.map(({ namespace }) => namespace))];
  await cluster.objects.applyAll(namespaces.map((ns) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: ns } })));
  try {
    const running = await run(cluster, actors);
    const policies = manifests.filter(({ kind }) => kind === 'NetworkPolicy');
    await proveMatrix(cluster, [], running, 'without a policy everybody reaches everybody');
    await cluster.objects.applyAll(policies);
    const answers = await proveMatrix(cluster, policies, running, 'what is let through is what the policies say');
    checkDeclared(written, running, answers);
  } finally {
    for (const namespace of namespaces) await cluster.api.delete(`/api/v1/namespaces/${namespace}`);
  }
}

/** Whether each place was reached, by who asked. */
export type Answers = ReadonlyMap<Peer, Readonly<Record<string, boolean>>>;

/** Asks until the answers are as expected: a policy is not in force the moment it is applied. Then once more, after a while. */
async function proveMatrix(
  cluster: Cluster,
  policies: readonly Manifest[],
  running: readonly RunningActor[],
  claim: string,
): Promise<Answers> {
  let wrong: string[] = [];
  let answers: Answers = new Map();
  const ask = async (): Promise<boolean> => {
    answers = await askAll(cluster, running);
    wrong = differences(policies, running, answers);
    return wrong.length === 0;
  };
  await eventually(claim, ask, 60).catch(() => undefined);
  if (wrong.length === 0) {
    await pause(1);
    await ask();
  }
  assert.deepEqual(wrong, [], claim);
  return answers;
}

const world: Peer = { name: 'the internet', address: OUTSIDE.internet };

async function askAll(cluster: Cluster, running: readonly RunningActor[]): Promise<Answers> {
  const answers = new Map<Peer, Record<string, boolean>>();
  const pods = running.flatMap(placesAt);
  for (const actor of running) {
    const places = [...pods.filter(({ peer }) => peer !== actor), ...OUTSIDE_PLACES, ...DNS_PLACES];
    const { stdout } = await cluster.first.inNetworkOf(
      actor.container,
      binary('stand-in'),
      'probe',
      ...places.map(({ text }) => text),
    );
    answers.set(actor, JSON.parse(stdout));
  }
  const [command, ...args] = [...fromWorld(binary('stand-in')), 'probe', ...pods.map(({ text }) => text)];
  answers.set(world, JSON.parse((await runLater(command!, ...args)).stdout));
  return answers;
}

/** Where the cluster does something else than the rules of Kubernetes say for these policies. */
function differences(policies: readonly Manifest[], running: readonly RunningActor[], answers: Answers): string[] {
  const places: readonly Place[] = [...running.flatMap(placesAt), ...OUTSIDE_PLACES, ...DNS_PLACES];
  return [...answers].flatMap(([from, reached]) =>
    places
      .filter(({ text }) => text in reached)
      .filter(({ text, peer, port, protocol }) => reached[text] !== canReach(policies, from, peer, port, protocol))
      .filter(({ text, peer }) => !(reached[text] && haveOnePolicy(policies, from, peer)))
      .map(({ text, peer }) => `${from.name} ${reached[text] ? 'reaches' : 'does not reach'} ${peer.name} (${text})`),
  );
}

/**
 * kube-router takes a packet that either direction of one policy allows, if that policy selects both ends: pods of one workload reach
 * each other where their clients reach them. That is its own fault, and Kubernetes means something else.
 */
function haveOnePolicy(policies: readonly Manifest[], from: Peer, to: Peer): boolean {
  const selects = ({ metadata, spec }: Manifest, { namespace, labels }: Peer): boolean =>
    metadata.namespace === namespace && labels !== undefined && matches(spec.podSelector ?? {}, labels);
  return policies.some((policy) => selects(policy, from) && selects(policy, to));
}

/** The file in namespaces of its own, and so the peers that it names: files with the same names are tried at the same time. */
function intoOwnNamespaces(manifests: readonly Manifest[], prefix: string): Manifest[] {
  const text = JSON.stringify(manifests, (key, value: unknown) => {
    const isName = key === 'kubernetes.io/metadata.name' || key === 'namespace';
    return isName && typeof value === 'string' && value !== 'kube-system' ? `${prefix}-${value}` : value;
  });
  return JSON.parse(text) as Manifest[];
}
