import type { Problem } from '../problem';
import type { Member } from './description';
import { Mender, UNUSABLE } from './mend';
import { UNFIT, isPlain, shapeOf } from './shape';
import type { Shape } from './shape';

/** What a call was given, without what is wrong. */
export interface Mended {
  readonly args: readonly unknown[];
  readonly problems: readonly Problem[];
  /** Whether the call can be made at all. */
  readonly isUsable: boolean;
}

interface Parameter extends Member {
  readonly shape: Shape;
}

/** The parameters of one call of the API. */
export class Call {
  private shaped?: readonly Parameter[];

  /**
   * @param callee as messages name it, for example `McpServer.fromUrl`
   * @param members the parameters
   * @param root the parameter whose members are called by their names alone, as those of `props`
   */
  constructor(
    public readonly callee: string,
    private readonly members: readonly Member[],
    private readonly root?: string,
  ) {}

  /** The arguments as the library keeps them, or nothing where one is wrong; quick, since nearly all are right. */
  public take(args: readonly unknown[]): unknown[] | undefined {
    const { parameters } = this;
    const taken: unknown[] = [];
    for (let i = 0; i < parameters.length; i++) {
      const { shape, optional, rest } = parameters[i]!;
      const given = rest ? args.slice(i) : args[i];
      const own = given === undefined && optional ? undefined : shape.take(given);
      if (own === UNFIT) return undefined;
      if (rest) return taken.concat(own);
      taken.push(own);
    }
    const surplus = args.slice(parameters.length);
    return surplus.some(isPlain) ? undefined : taken.concat(surplus);
  }

  public mend(args: readonly unknown[]): Mended {
    const mender = new Mender();
    let isUsable = true;
    const mended = this.parameters.flatMap(({ name, shape, optional, rest }, i) => {
      const given = rest ? args.slice(i) : args[i];
      if (given === undefined && optional) {
        return [undefined];
      }
      const path = name === this.root ? '' : name;
      // whoever gives no props at all is told which there are
      const value = mender.mendRequired(shape, given ?? (shape.kind === 'struct' ? {} : given), path);
      isUsable &&= value !== UNUSABLE || optional;
      return rest && Array.isArray(value) ? value : [value === UNUSABLE ? undefined : value];
    });
    const surplus = args.slice(this.parameters.length).some(isPlain) && !this.parameters.at(-1)?.rest ? [this.surplus()] : [];
    const named = (problem: Problem): Problem =>
      this.root || problem.prop.includes('(') ? problem : { ...problem, prop: `${this.callee}(${problem.prop})` };
    return { args: mended, problems: [...mender.problems.map(named), ...surplus], isUsable };
  }

  private surplus(): Problem {
    const names = this.parameters.map(({ name }) => name).join(', ');
    return { code: 'LLMGW-902', prop: this.callee, reason: 'was given more than it takes', remedy: `it takes (${names})` };
  }

  private get parameters(): readonly Parameter[] {
    this.shaped ??= this.members.map((member) => ({ ...member, shape: shapeOf(member.type) }));
    return this.shaped;
  }
}
