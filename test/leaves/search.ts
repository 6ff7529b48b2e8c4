import type { Goal } from '../fuzz/draw';
import type { ConstructPlan, Plan, StructPlan } from '../fuzz/plan';

/** The struct that has the member, wherever it is in a program. */
export function find(lines: readonly Plan[], { struct, member }: Goal): StructPlan | undefined {
  const structs = (plan: Plan): StructPlan[] => [
    ...(plan.kind === 'struct' && plan.name === struct && member in plan.members ? [plan] : []),
    ...partsOf(plan).flatMap((part) => (part.kind === 'construct' ? [] : structs(part))),
  ];
  const constructs = constructsIn(lines).flatMap(({ props }) => (props ? structs(props) : []));
  return [...constructs, ...lines.flatMap((line) => (line.kind === 'construct' ? [] : structs(line)))][0];
}

/** Every construct that a program makes, once. */
export function constructsIn(lines: readonly Plan[]): ConstructPlan[] {
  const found = new Set<ConstructPlan>();
  const search = (plan: Plan): void => {
    if (plan.kind === 'construct') {
      if (found.has(plan)) return;
      found.add(plan);
      if (plan.props) search(plan.props);
    }
    partsOf(plan).forEach(search);
  };
  lines.forEach(search);
  return [...found];
}

/** The plans of which a plan is made, constructs aside. */
export function partsOf(plan: Plan): readonly Plan[] {
  switch (plan.kind) {
    case 'list':
      return plan.items;
    case 'map':
      return plan.entries.map(([, value]) => value);
    case 'struct':
      return Object.values(plan.members);
    case 'call':
      return plan.args;
    case 'made':
    case 'apply':
      return [plan.what];
    default:
      return [];
  }
}
