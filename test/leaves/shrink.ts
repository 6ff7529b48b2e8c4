import type { Goal } from '../fuzz/draw';
import { outcomeOf } from '../fuzz/outcome';
import type { Plan, StructPlan } from '../fuzz/plan';
import { change } from '../fuzz/plan';
import { difference } from './programs';
import type { Place } from './programs';
import { constructsIn, find, partsOf } from './search';

/** A program that shows a member, and the same program without it. */
export interface Pair {
  readonly lines: readonly Plan[];
  readonly without: (lines: readonly Plan[]) => readonly Plan[] | undefined;
}

/** Where a member shows. */
export function placeIn({ lines, without }: Pair): Place | undefined {
  const other = without(lines);
  return other && difference(outcomeOf(lines), outcomeOf(other));
}

/** Without whatever is not needed for a member to show where it does, so that one can read the program. */
export function shrunk(pair: Pair, goal: Goal): Pair {
  const place = placeIn(pair);
  const shows = (lines: readonly Plan[]): boolean => {
    try {
      return placeIn({ ...pair, lines }) === place;
    } catch {
      // half a program may be none
      return false;
    }
  };
  let { lines } = pair;
  for (let at = 0, parts = removable(lines, goal); at < parts.length; parts = removable(lines, goal)) {
    const smaller = parts[at]!();
    if (shows(smaller)) lines = smaller;
    else at += 1;
  }
  return { ...pair, lines };
}

/** Ways to take away a line, a member, or half of the names in a list. */
function removable(lines: readonly Plan[], goal: Goal): ReadonlyArray<() => readonly Plan[]> {
  const target = find(lines, goal);
  const members = structsIn(lines).flatMap((struct) =>
    Object.keys(struct.members)
      .filter((name) => struct !== target || name !== goal.member)
      .map((name) => () => {
        const { [name]: _, ...others } = struct.members;
        return change(lines, struct, { ...struct, members: others });
      }),
  );
  const halves = plansIn(lines).flatMap((plan) => {
    if (plan.kind !== 'value' || !Array.isArray(plan.value) || plan.value.length < 2) return [];
    const half = Math.ceil(plan.value.length / 2);
    return [plan.value.slice(0, half), plan.value.slice(half)].map((value) => () => change(lines, plan, { ...plan, value }));
  });
  return [...lines.map((line) => () => lines.filter((one) => one !== line)), ...members, ...halves];
}

function structsIn(lines: readonly Plan[]): readonly StructPlan[] {
  return plansIn(lines).filter((plan) => plan.kind === 'struct');
}

/** All plans of which a program is made, outer ones first. */
function plansIn(lines: readonly Plan[]): readonly Plan[] {
  const found = new Set<Plan>();
  const search = (plan: Plan): void => {
    found.add(plan);
    if (plan.kind !== 'construct') partsOf(plan).forEach(search);
  };
  for (const { props } of constructsIn(lines)) if (props) search(props);
  lines.forEach(search);
  return [...found];
}
