import { Duration, Size } from 'cdk8s';
import type { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import * as library from '../../src';

/** A program before it runs: so that it can be printed, changed in one place and run again. */
export type Plan =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'list'; readonly items: readonly Plan[] }
  | { readonly kind: 'map'; readonly entries: ReadonlyArray<readonly [string, Plan]> }
  | StructPlan
  | { readonly kind: 'call'; readonly callee: string; readonly args: readonly Plan[] }
  | ConstructPlan
  /** A construct that an earlier line made. */
  | { readonly kind: 'made'; readonly what: ConstructPlan }
  /** A description of the cluster, for the chart. */
  | { readonly kind: 'apply'; readonly what: Plan };

export interface StructPlan {
  readonly kind: 'struct';
  readonly name: string;
  readonly members: Readonly<Record<string, Plan>>;
}

export interface ConstructPlan {
  readonly kind: 'construct';
  readonly name: string;
  readonly id: string;
  readonly props?: Plan;
}

const NAMES: Readonly<Record<string, unknown>> = { ...library, Duration, Size };

/** Makes everything that a program says, in a chart; answers the literals that it gave. */
export function run(lines: readonly Plan[], chart: Chart): unknown[] {
  const given: unknown[] = [];
  // by id: a program that was changed may hold a construct in two states
  const made = new Map<string, unknown>();
  const make = (plan: Plan): unknown => {
    const value = makeOf(plan);
    if (['value', 'list', 'map', 'struct'].includes(plan.kind)) given.push(value);
    return value;
  };
  const makeOf = (plan: Plan): unknown => {
    switch (plan.kind) {
      case 'value':
        return structuredClone(plan.value);
      case 'code':
        return lookUp(plan.code);
      case 'list':
        return plan.items.map(make);
      case 'map':
        return Object.fromEntries(plan.entries.map(([key, value]) => [key, make(value)]));
      case 'struct':
        return Object.fromEntries(Object.entries(plan.members).map(([name, value]) => [name, make(value)]));
      case 'call':
        return call(plan.callee, plan.args.map(make));
      case 'construct': {
        if (!made.has(plan.id)) {
          const props = plan.props && make(plan.props);
          made.set(plan.id, construct(plan.name, chart, plan.id, props));
        }
        return made.get(plan.id);
      }
      case 'made':
        return make(plan.what);
      case 'apply':
        return (make(plan.what) as library.ClusterProfile).applyTo(chart);
    }
  };
  lines.forEach(make);
  return given;
}

function lookUp(code: string): unknown {
  const [owner = '', name = ''] = code.split('.');
  return (NAMES[owner] as Record<string, unknown>)[name];
}

function call(callee: string, args: unknown[]): unknown {
  if (callee.startsWith('new ')) {
    return Reflect.construct(NAMES[callee.slice(4)] as new () => object, args);
  }
  const [owner = '', name = ''] = callee.split('.');
  return (NAMES[owner] as Record<string, (...given: unknown[]) => unknown>)[name]!(...args);
}

function construct(name: string, scope: IConstruct, id: string, props: unknown): unknown {
  return Reflect.construct(NAMES[name] as new () => object, [scope, id, props]);
}

/**
 * The program as somebody would write it.
 *
 * @param mark writes the members of a struct in another way
 */
export function print(lines: readonly Plan[], mark?: Mark): string {
  // by id, as when it runs
  const written = new Set<string>();
  const out: string[] = [];
  const write = (plan: Plan): string => {
    switch (plan.kind) {
      case 'value':
        return typeof plan.value === 'number' ? String(plan.value) : (JSON.stringify(plan.value) ?? 'undefined');
      case 'code':
        return plan.code;
      case 'list':
        return `[${plan.items.map(write).join(', ')}]`;
      case 'map':
        return `{ ${plan.entries.map(([key, value]) => `${JSON.stringify(key)}: ${write(value)}`).join(', ')} }`;
      case 'struct':
        return `{ ${mark?.(plan, write) ?? members(plan.members, write)} }`;
      case 'call':
        return `${plan.callee}(${plan.args.map(write).join(', ')})`;
      case 'made':
        return write(plan.what);
      case 'apply':
        out.push(`${write(plan.what)}.applyTo(chart);`);
        return '';
      case 'construct': {
        if (!written.has(plan.id)) {
          const props = plan.props ? `, ${write(plan.props)}` : '';
          written.add(plan.id);
          out.push(`const ${plan.id} = new ${plan.name}(chart, '${plan.id}'${props});`);
        }
        return plan.id;
      }
    }
  };
  lines.forEach(write);
  return out.join('\n');
}

type Write = (plan: Plan) => string;
export type Mark = (struct: StructPlan, write: Write) => string | undefined;

export function members(given: StructPlan['members'], write: Write): string {
  return Object.entries(given)
    .map(([name, value]) => `${name}: ${write(value)}`)
    .join(', ');
}

/** The same program with one part changed. */
export function change<T extends Plan>(lines: readonly Plan[], target: T, to: T): Plan[] {
  const changed = new Map<Plan, Plan>([[target, to]]);
  const copy = <T extends Plan>(plan: T): T => {
    const known = changed.get(plan);
    if (known) return known as T;
    const made = copyOf(plan) as T;
    changed.set(plan, made);
    return made;
  };
  const copyOf = (plan: Plan): Plan => {
    switch (plan.kind) {
      case 'list':
        return { ...plan, items: plan.items.map(copy) };
      case 'map':
        return { ...plan, entries: plan.entries.map(([key, value]) => [key, copy(value)] as const) };
      case 'struct':
        return { ...plan, members: Object.fromEntries(Object.entries(plan.members).map(([name, value]) => [name, copy(value)])) };
      case 'call':
        return { ...plan, args: plan.args.map(copy) };
      case 'construct':
        return { ...plan, props: plan.props && copy(plan.props) };
      case 'made':
        return { ...plan, what: copy(plan.what) };
      case 'apply':
        return { ...plan, what: copy(plan.what) };
      default:
        return plan;
    }
  };
  return lines.map(copy);
}
