import { structOf } from '../../src/core/api/description';
import { Drawer } from './draw';
import type { Goal } from './draw';
import { outcomeOf } from './outcome';
import type { Outcome } from './outcome';
import { change, print } from './plan';
import type { ConstructPlan, Plan, StructPlan } from './plan';
import { Random } from './random';
import { CONSTRUCTS, STRUCT_NAMES, distancesTo } from './types';

/** What became of a member that a program set. */
export interface Effect {
  readonly goal: Goal;
  /** Its value changes the YAML or what is said; none of several values did; or no program could be made of it. */
  readonly seen: 'effect' | 'silence' | 'unknown';
  /** The last program that was tried. */
  readonly program: string;
}

/** Every optional member of every struct that some construct can be given. */
export function goals(): Goal[] {
  return STRUCT_NAMES.filter((name) => CONSTRUCTS.some((construct) => distancesTo(name).has(construct))).flatMap((struct) =>
    [...structOf(struct)!.values()].filter(({ optional }) => optional).map(({ name }) => ({ struct, member: name })),
  );
}

/** Sets a member, in programs with little else or with much else, and looks for its effect. */
export function effectOf(goal: Goal, seed: number, density: number, tries: number): Effect {
  const random = new Random(seed);
  let program = '';
  let silent = 0;
  for (let i = 0; i < tries; i++) {
    const drawer = new Drawer(new Random(random.whole(0, 2 ** 31)), { goal, density });
    const drawn = drawer.program(1);
    const target = find(drawn, goal);
    if (!target) continue;
    const { [goal.member]: _, ...others } = target.members;
    const without = change(drawn, target, { ...target, members: others });
    const [one, other] = [outcomeOf(drawn), outcomeOf(without)];
    program = print(drawn);
    if (text(one) !== text(other)) return { goal, seen: 'effect', program };
    // what is refused for another reason shows nothing
    if (one.errors.length === 0) silent += 1;
  }
  return { goal, seen: silent > 0 ? 'silence' : 'unknown', program };
}

function text({ errors, warnings, yaml }: Outcome): string {
  return [...errors, ...warnings, yaml].join('\n');
}

function find(lines: readonly Plan[], { struct, member }: Goal): StructPlan | undefined {
  const seen = new Set<ConstructPlan>();
  const search = (plan: Plan): StructPlan | undefined => {
    switch (plan.kind) {
      case 'list':
        return first(plan.items);
      case 'map':
        return first(plan.entries.map(([, value]) => value));
      case 'struct':
        return plan.name === struct && member in plan.members ? plan : first(Object.values(plan.members));
      case 'call':
        return first(plan.args);
      case 'made':
        return search(plan.what);
      case 'construct': {
        if (seen.has(plan) || !plan.props) return undefined;
        seen.add(plan);
        return search(plan.props);
      }
      default:
        return undefined;
    }
  };
  const first = (plans: readonly Plan[]): StructPlan | undefined => {
    for (const plan of plans) {
      const found = search(plan);
      if (found) return found;
    }
    return undefined;
  };
  return first(lines);
}
