import { structOf } from '../../src/core/api/description';
import { Drawer } from '../fuzz/draw';
import type { Goal } from '../fuzz/draw';
import { outcomeOf } from '../fuzz/outcome';
import type { Outcome } from '../fuzz/outcome';
import { change, print } from '../fuzz/plan';
import type { Plan } from '../fuzz/plan';
import { Random } from '../fuzz/random';
import { ROOTS, STRUCT_NAMES, distancesTo } from '../fuzz/types';
import { companionsOf } from './companions';
import { heed } from './remedies';
import type { Place } from './programs';
import { constructsIn, find } from './search';
import { placeIn } from './shrink';
import type { Pair } from './shrink';
import { contextOf, usualIn } from './contexts';

/** test/cluster/facts.test.ts has what a cluster is known to be, each fact with what needs it. */
const FACTS_OF_CLUSTERS = /^Cluster(?!Membership)/;

/** Structs that no construct, and no cluster, can be given. */
export const UNREACHED: readonly string[] = STRUCT_NAMES.filter((name) => !ROOTS.some((root) => distancesTo(name).has(root)));

/** Every member of every struct that some construct, or the cluster, can be given. */
export function goals(): Goal[] {
  return STRUCT_NAMES.filter((name) => !FACTS_OF_CLUSTERS.test(name) && !UNREACHED.includes(name)).flatMap((struct) =>
    [...structOf(struct)!.keys()].map((member) => ({ struct, member })),
  );
}

/** How many of the optional members stand around the one that is looked at. */
const DENSITIES = [0, 0.1, 0, 0.3];
/** Heeding a refusal often brings the next one. */
const ROUNDS = 8;

/** What was found for a member. */
export interface Search {
  /** A program that shows it; none if none was drawn. */
  readonly found?: Pair;
  /** The last program that was tried, and what was said to it. */
  readonly last: string;
}

/** Draws programs with a member, some with little else and some with much else, until its effect is seen: best in manifests. */
export function searchFor(goal: Goal, seed: number, tries: number): Search {
  const random = new Random(
    [...`${goal.struct}.${goal.member}`].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), seed),
  );
  const context = contextOf(goal.struct, goal.member);
  const usual = usualIn(context);
  const found = new Map<Place, Pair>();
  let last = '';
  for (let i = 0; i < tries && !found.has('manifests'); i++) {
    const own = new Random(random.whole(0, 2 ** 31));
    const drawer = new Drawer(own, { goal, density: DENSITIES[i % DENSITIES.length], usual });
    const drawn = drawer.program(1);
    if (!find(drawn, goal)) continue;
    const { lines, outcome } = mended(
      context?.isRefused ? 0 : ROUNDS,
      [...drawn, ...(i % 3 === 0 ? [] : companionsOf(drawn, own))],
      goal,
    );
    last = `${print(lines)}\n${outcome.errors.join('\n')}`;
    const pair = { lines, without: withoutGoal(lines, goal, drawer) };
    const place = placeIn(pair);
    if (place && !found.has(place)) found.set(place, pair);
  }
  return { found: found.get('manifests') ?? found.get('warning') ?? found.get('error'), last };
}

function mended(
  rounds: number,
  drawn: readonly Plan[],
  goal: Goal,
): { readonly lines: readonly Plan[]; readonly outcome: Outcome } {
  let lines = keepingConstructs(drawn, goal);
  let outcome = outcomeOf(lines);
  for (let i = 0; i < rounds && outcome.errors.length > 0; i++) {
    const better = heed(lines, outcome.errors, goal);
    if (!better) break;
    lines = better;
    outcome = outcomeOf(lines);
  }
  return { lines, outcome };
}

/** Constructs in the member's value stay when it goes; their absence would be no effect of the member. */
function keepingConstructs(lines: readonly Plan[], goal: Goal): readonly Plan[] {
  return [...constructsIn([find(lines, goal)!.members[goal.member]!]), ...lines];
}

/** What takes the member away; puts another value, if there has to be one. */
function withoutGoal(drawn: readonly Plan[], goal: Goal, drawer: Drawer): Pair['without'] {
  const { optional } = structOf(goal.struct)!.get(goal.member)!;
  const another = optional ? undefined : anotherValue(drawn, goal, drawer);
  return (lines) => {
    const target = find(lines, goal);
    if (!target || !(optional || another)) return undefined;
    const { [goal.member]: _, ...others } = target.members;
    return change(lines, target, { ...target, members: another ? { ...others, [goal.member]: another } : others });
  };
}

function anotherValue(lines: readonly Plan[], goal: Goal, drawer: Drawer): Plan | undefined {
  const another = drawer.another(structOf(goal.struct)!.get(goal.member)!, goal.struct);
  // what holds the member cannot be its value
  const holder = constructsIn(lines).find(({ props }) => props === find(lines, goal));
  return constructsIn([another]).some(({ id }) => id === holder?.id) ? undefined : another;
}
