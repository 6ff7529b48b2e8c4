import type { ApiObject } from 'cdk8s';
import { manifestOf } from './manifest';

const RENDERING = Symbol.for('cdk8s-llm-gateway.rendering');

/** How an object of ours becomes JSON: what its class makes of it, then the one step that has the last word. */
export class Rendering {
  /** The rendering of an object, which is from then on what its `toJson` does. */
  public static of(object: ApiObject): Rendering {
    const holder = object as ApiObject & { [RENDERING]?: Rendering };
    let rendering = holder[RENDERING];
    if (!rendering) {
      rendering = new Rendering(object, object.toJson);
      Object.defineProperty(holder, RENDERING, { value: rendering });
      object.toJson = toJson;
    }
    return rendering;
  }

  private last?: (json: unknown) => unknown;
  private renderings = 0;

  private constructor(
    private readonly object: ApiObject,
    private readonly render: () => unknown,
  ) {}

  /** How often the object was rendered so far. */
  public get count(): number {
    return this.renderings;
  }

  /** What the class of the object makes of it. */
  public base(): unknown {
    return (this.isGenerated() ? manifestOf(this.object) : undefined) ?? this.render.call(this.object);
  }

  /** Makes something of the finished JSON. There is one such step, which comes last. */
  public finish(step: (json: unknown) => unknown): void {
    this.last = step;
  }

  public toJson(): unknown {
    this.renderings++;
    return this.last ? this.last(this.base()) : this.base();
  }

  /** A `toJson` of somebody else's has its own mind. */
  private isGenerated(): boolean {
    return this.render === (Object.getPrototypeOf(this.object) as ApiObject).toJson;
  }
}

function toJson(this: ApiObject): unknown {
  return Rendering.of(this).toJson();
}
