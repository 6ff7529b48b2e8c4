import { binary } from '../../machine/binaries';
import { runLater } from '../../machine/run';
import { atMost } from '../../machine/wait';
import type { Cluster } from '../../parts/cluster';
import { fromWorld, OUTSIDE } from '../../parts/network';
import type { Asker, Place } from './places';
import { DNS_PLACES, OUTSIDE_PLACES, placesAt } from './places';
import type { RunningActor } from './pods';

/** Pods that are asked at the same time. */
const AT_ONCE = 4;

/** Whether each place was reached, by who asked. */
export type Answers = ReadonlyMap<Asker, Readonly<Record<string, boolean>>>;

const world: Asker = { name: 'the internet', address: OUTSIDE.internet, address6: OUTSIDE.internet6 };

/** Each asks for everything that is not its own. */
export async function askAll(cluster: Cluster, running: readonly RunningActor[]): Promise<Answers> {
  const answers = new Map<Asker, Record<string, boolean>>();
  const pods = running.flatMap(placesAt);
  await atMost(
    AT_ONCE,
    running.map((actor) => async () => {
      answers.set(actor, await ask(cluster, actor, placesOf(actor, running)));
    }),
  );
  const [command, ...args] = [...fromWorld(binary('stand-in')), ...probe('world'), ...pods.map(({ text }) => text)];
  answers.set(world, JSON.parse((await runLater(command!, ...args)).stdout));
  return answers;
}

/** What somebody asks for. */
export function placesOf(actor: RunningActor, running: readonly RunningActor[]): readonly Place[] {
  const others = running.filter((other) => other !== actor);
  return [...others.flatMap(placesAt), ...OUTSIDE_PLACES, ...DNS_PLACES];
}

/** Whether somebody reaches these places. */
export async function ask(
  cluster: Cluster,
  { process }: RunningActor,
  places: readonly Place[],
): Promise<Record<string, boolean>> {
  const texts = places.map(({ text }) => text);
  const { stdout } = await cluster.first.inNetworkOf(process, binary('stand-in'), ...probe(process), ...texts);
  return JSON.parse(stdout) as Record<string, boolean>;
}

/** More than one question needs. */
const PORTS = 100;
const FIRST_PORT = 2000;
const lastPorts = new Map<string, number>();

/** Each time with other ports, see modules/stand-in/probe.go; once all had their turn, nobody remembers the first ones. */
function probe(asker: string): readonly string[] {
  const last = lastPorts.get(asker) ?? 0;
  const next = last + 2 * PORTS > 65535 ? FIRST_PORT : Math.max(FIRST_PORT, last + PORTS);
  lastPorts.set(asker, next);
  return ['probe', `-from=${next}`];
}
