import type { ConstructPlan, Plan, StructPlan } from '../fuzz/plan';
import { change } from '../fuzz/plan';
import { KEYS } from '../fuzz/draw';
import { structOf } from '../fuzz/types';
import type { Goal } from '../fuzz/draw';
import { constructsIn, find, partsOf } from './search';
import { CONFIGS } from './configs';
import { snippet } from './snippet';

// A program that was drawn is seldom right at once. Like somebody who reads only the messages, this does what they say.

const FINDING = /\[LLMGW-(\d{3})\] test\/([^/:\s]+)[^:\s]*: '([^']+)'/;

interface Finding {
  readonly code: string;
  readonly prop: string;
  readonly error: string;
}

/** The member that has to stay. */
interface Kept {
  readonly target: StructPlan;
  readonly member: string;
}

/** The program with what its refusals ask for, or without what they refuse; nothing where there is no way but the goal itself. */
export function heed(lines: readonly Plan[], errors: readonly string[], goal: Goal): readonly Plan[] | undefined {
  let changed = lines;
  for (const error of errors) {
    const target = find(changed, goal);
    const [, code = '', id = '', prop = ''] = FINDING.exec(error) ?? [];
    const construct = constructsIn(changed).find((plan) => plan.id === id);
    if (target && construct) {
      changed = remedied(changed, construct, { code, prop, error }, { target, member: goal.member }) ?? changed;
    }
  }
  return changed === lines ? undefined : changed;
}

function remedied(
  lines: readonly Plan[],
  construct: ConstructPlan,
  { code, prop, error }: Finding,
  kept: Kept,
): readonly Plan[] | undefined {
  const props = construct.props as StructPlan | undefined;
  const set = (name: string, plan: Plan): readonly Plan[] | undefined =>
    props && !isKept(props, name, kept)
      ? change(lines, props, { ...props, members: { ...props.members, [name]: plan } })
      : undefined;
  switch (code) {
    case '201': {
      const keys = constructsIn(lines).find((plan) => plan.id === KEYS.id);
      const added = keys && withCredential(lines, keys, /credential "([^"]+)"/.exec(error)?.[1] ?? '');
      return added ?? set('credentials', { kind: 'list', items: [keys ?? KEYS] });
    }
    case '410':
      return set('stores', snippet(/without redis/.test(error) ? REDIS : POSTGRES));
  }
  if (code === '401' || prop.startsWith('config.')) {
    const profile = props?.members['profile'];
    const config =
      CONFIGS[profile?.kind === 'call' ? profile.callee : ''] ?? `GatewayConfig.file('config.yaml', { key: 'value' })`;
    const changed = set('config', snippet(config));
    if (changed) return changed;
  }
  const less = props && without(lines, props, prop.split(/[.[\]]+/), kept);
  if (less) return less;
  // what only stands beside the goal may go
  const others = lines.filter((line) => line !== construct);
  return others.length > 0 && others.length < lines.length && !holds(construct, kept.target) ? others : undefined;
}

const REDIS = `[StateStore.externalRedis({ host: 'redis.example.com', password: { secretName: 'redis', key: 'password' } })]`;
const POSTGRES = `[StateStore.externalPostgres({ host: 'db.example.com', url: { secretName: 'db', key: 'url' } })]`;

function withCredential(lines: readonly Plan[], construct: ConstructPlan, name: string): readonly Plan[] | undefined {
  const keys = construct.props as StructPlan;
  const source = keys.members['source'];
  if (source?.kind !== 'call' || source.args[1]?.kind !== 'value') return undefined;
  const known = source.args[1].value as string[];
  if (known.includes(name)) return undefined;
  const names = [...known, name];
  const added: Plan = { ...source, args: [source.args[0]!, { kind: 'value', value: names }] };
  return change(lines, keys, { ...keys, members: { ...keys.members, source: added } });
}

/** Without the innermost optional member on the way that a message names. */
function without(lines: readonly Plan[], props: StructPlan, path: readonly string[], kept: Kept): readonly Plan[] | undefined {
  let last: readonly [StructPlan, string] | undefined;
  let plan: Plan | undefined = props;
  for (const step of path) {
    if (plan?.kind === 'made') plan = plan.what.props;
    const struct: StructPlan | undefined = plan && structIn(plan, step);
    if (struct) {
      const isOptional = structOf(struct.name)?.get(step)?.optional ?? true;
      if (isOptional && !isKept(struct, step, kept)) last = [struct, step];
      plan = struct.members[step];
    } else if (plan?.kind === 'list') {
      plan = plan.items[Number(step)];
    } else if (plan?.kind === 'map') {
      plan = plan.entries.find(([key]) => key === step)?.[1];
    }
  }
  if (!last) return undefined;
  const [struct, name] = last;
  const { [name]: _, ...others } = struct.members;
  return change(lines, struct, { ...struct, members: others });
}

/** The struct with a member: the plan itself, or what a factory is given. */
function structIn(plan: Plan, member: string): StructPlan | undefined {
  if (plan.kind === 'struct') return member in plan.members ? plan : undefined;
  return plan.kind === 'call' ? plan.args.map((arg) => structIn(arg, member)).find((found) => found) : undefined;
}

function isKept(struct: StructPlan, name: string, { target, member }: Kept): boolean {
  return (struct === target && name === member) || holds(struct.members[name], target);
}

/** Whether a plan itself has the target in it; that it refers to a construct which has is another matter. */
function holds(plan: Plan | undefined, target: StructPlan): boolean {
  if (!plan || plan.kind === 'made') return false;
  if (plan === target) return true;
  const parts = plan.kind === 'construct' ? (plan.props ? [plan.props] : []) : partsOf(plan);
  return parts.some((part) => holds(part, target));
}
