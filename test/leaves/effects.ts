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
import { constructsIn, find } from './search';
import { contextOf, usualIn } from './contexts';

/** What became of a member that a program set. */
export interface Effect {
  /** Its value changes the YAML or what is said; none of several values did; or no program could be made of it. */
  readonly seen: 'effect' | 'silence' | 'unknown';
  /** The last program that was tried, and what was said to it. */
  readonly program: string;
}

/** Every member of every struct that some construct, or the cluster, can be given. */
export function goals(): Goal[] {
  return STRUCT_NAMES.filter((name) => ROOTS.some((root) => distancesTo(name).has(root))).flatMap((struct) =>
    [...structOf(struct)!.keys()].map((member) => ({ struct, member })),
  );
}

/** How many of the optional members stand around the one that is looked at. */
const DENSITIES = [0, 0.1, 0, 0.3];
/** Heeding a refusal often brings the next one. */
const ROUNDS = 8;

/** Sets a member, in programs with little else or with much else, and looks for its effect. */
export function effectOf(goal: Goal, seed: number, tries: number): Effect {
  // every member has programs of its own, which stay the same when others come
  const random = new Random(
    [...`${goal.struct}.${goal.member}`].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), seed),
  );
  const context = contextOf(goal.struct, goal.member);
  const usual = usualIn(context);
  let [program, silent] = ['', 0];
  for (let i = 0; i < tries; i++) {
    const own = new Random(random.whole(0, 2 ** 31));
    const drawer = new Drawer(own, { goal, density: DENSITIES[i % DENSITIES.length], usual });
    const drawn = drawer.program(1);
    if (!find(drawn, goal)) continue;
    const { lines, outcome } = mended(
      context?.isRefused ? 0 : ROUNDS,
      [...drawn, ...(i % 3 === 0 ? [] : companionsOf(drawn, own))],
      goal,
    );
    const variant = withoutGoal(lines, goal, drawer);
    program = `${print(lines)}\n${outcome.errors.join('\n')}`;
    if (variant && text(outcome) !== text(outcomeOf(variant))) return { seen: 'effect', program };
    // what is refused for another reason shows nothing
    if (outcome.errors.length === 0) silent += 1;
  }
  return { seen: silent > 0 ? 'silence' : 'unknown', program };
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

/** Without the member; with another value, if there has to be one. */
function withoutGoal(lines: readonly Plan[], goal: Goal, drawer: Drawer): Plan[] | undefined {
  const target = find(lines, goal);
  if (!target) return undefined;
  const { [goal.member]: _, ...others } = target.members;
  const member = structOf(goal.struct)!.get(goal.member)!;
  if (member.optional) return change(lines, target, { ...target, members: others });
  const another = drawer.another(member, goal.struct);
  // what holds the member cannot be its value
  const holder = constructsIn(lines).find(({ props }) => props === target);
  if (constructsIn([another]).some(({ id }) => id === holder?.id)) return undefined;
  const members = { ...others, [goal.member]: another };
  return change(lines, target, { ...target, members });
}

export function text({ errors, warnings, yaml }: Outcome): string {
  return [...errors, ...warnings, yaml].join('\n');
}
