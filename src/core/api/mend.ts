import type { Problem } from '../problem';
import { inOrder } from '../in-order';
import { suggest } from '../suggest';
import { faultOf, take } from './faults';
import { UNFIT, UNWRITTEN_KEY, isPlain } from './shape';
import type { MemberShape, Shape } from './shape';
import { missing, wording } from './wording';

/** Stands for a value with which nothing can be done. */
export const UNUSABLE = Symbol('unusable');

/** Finds everything that is wrong in a value, and leaves it out, so that the rest can be looked at as well. */
export class Mender {
  public readonly problems: Problem[] = [];

  /** The value without what is wrong; UNUSABLE if too little is left. */
  public mend(shape: Shape, value: unknown, path: string): unknown {
    const fault = faultOf(value);
    if (fault) {
      this.problems.push(...fault.problems);
      take(value as object);
      return fault.isBroken ? UNUSABLE : value;
    }
    const taken = shape.take(value);
    if (taken !== UNFIT) {
      return taken;
    }
    if (shape.kind === 'list' && Array.isArray(value)) {
      return Array.from(value, (item, i) => this.mend(shape.item!, item, `${path}[${i}]`)).filter((item) => item !== UNUSABLE);
    }
    if (shape.kind === 'map' && isPlain(value)) {
      const entries = inOrder(value).map(([key, item]) => [key, this.mendEntry(shape.item!, key, item, path)] as const);
      return Object.fromEntries(entries.filter(([, item]) => item !== UNUSABLE));
    }
    if (shape.kind === 'struct' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return this.mendStruct(shape.members!, value as Record<string, unknown>, path);
    }
    this.problems.push({ code: 'LLMGW-940', prop: path, ...wording(shape, value) });
    return UNUSABLE;
  }

  /** The same for what has to be there. */
  public mendRequired(shape: Shape, value: unknown, path: string): unknown {
    if (value !== undefined) {
      return this.mend(shape, value, path);
    }
    this.problems.push({ code: 'LLMGW-941', prop: path, ...missing(shape) });
    return UNUSABLE;
  }

  private mendEntry(shape: Shape, key: string, value: unknown, path: string): unknown {
    if (key !== UNWRITTEN_KEY) return this.mend(shape, value, join(path, key));
    const reason = 'cdk8s cannot write such a key';
    this.problems.push({ code: 'LLMGW-904', prop: join(path, key), reason, remedy: 'use another name' });
    return UNUSABLE;
  }

  private mendStruct(members: ReadonlyMap<string, MemberShape>, value: Readonly<Record<string, unknown>>, path: string): unknown {
    const mended: Record<string, unknown> = {};
    let isUsable = true;
    for (const [name, { shape, optional }] of members) {
      const given = value[name];
      if (given === undefined && optional) {
        continue;
      }
      const item = this.mendRequired(shape, given, join(path, name));
      isUsable &&= item !== UNUSABLE || optional;
      mended[name] = item === UNUSABLE ? undefined : item;
    }
    if (isPlain(value)) {
      this.problems.push(...Object.keys(value).flatMap((name) => (members.has(name) ? [] : [unknown(name, members, path)])));
    }
    return isUsable ? mended : UNUSABLE;
  }
}

function unknown(name: string, members: ReadonlyMap<string, unknown>, path: string): Problem {
  const meant = suggest(name, members.keys());
  const remedy = meant ? `did you mean '${join(path, meant)}'?` : `the props are ${[...members.keys()].join(', ')}`;
  return { code: 'LLMGW-902', prop: join(path, name), reason: 'no such prop', remedy };
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
