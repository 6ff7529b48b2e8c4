import type { ApiObject } from 'cdk8s';
import { App, JsonPatch, ResolutionContext } from 'cdk8s';
import { Findings } from './findings';
import type { Problem } from './problem';
import type * as Promises from './promises';
import { Rendering } from './rendering';

const PATCHES = Symbol.for('cdk8s-llm-gateway.patches');

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** What cdk8s asks of a patch; the class itself has no public constructor. */
interface Operable {
  _toJson(): Operation;
}

/**
 * The last word on a synthesized object. The L1 classes keep only the fields that they know, also after `addJsonPatch`, so
 * patches are applied here to the finished JSON, with the names that stand in the YAML.
 *
 * @see https://github.com/cdk8s-team/cdk8s/issues/2172
 */
export class Patches {
  /** The patches of an object. */
  public static of(object: ApiObject): Patches {
    const holder = object as ApiObject & { [PATCHES]?: Patches };
    let patches = holder[PATCHES];
    if (!patches) {
      patches = new Patches(object);
      Object.defineProperty(holder, PATCHES, { value: patches });
    }
    return patches;
  }

  private readonly own: Array<() => JsonPatch[]> = [];
  private readonly user: JsonPatch[] = [];
  private readonly rendering: Rendering;

  private constructor(private readonly object: ApiObject) {
    this.rendering = Rendering.of(object);
    this.rendering.finish((json) => this.apply(json));
  }

  /** Fields that the L1 class does not know; applied before what the user patches. */
  public overlay(render: () => JsonPatch[]): void {
    this.own.push(render);
  }

  /** What the user wants, applied last. */
  public add(...operations: JsonPatch[]): void {
    if (this.user.length === 0) {
      Findings.of(this.object)._check(() => this.check());
    }
    this.user.push(...operations);
  }

  private apply(json: unknown): unknown {
    const overlays = this.own.flatMap((render) => render());
    const all = [...overlays, ...this.user].map((patch) => this.resolved(patch));
    return JsonPatch.apply(json, ...all);
  }

  /** Resolvers of the app saw the object without its patches; what they do to text holds for patches as well. */
  private resolved(patch: JsonPatch): JsonPatch {
    const operation = (patch as unknown as Operable)._toJson();
    const operable: Operable = { _toJson: () => ({ ...operation, value: this.resolveText(operation.value, []) }) };
    return operation.value === undefined ? patch : (operable as unknown as JsonPatch);
  }

  private resolveText(value: unknown, key: readonly string[]): unknown {
    if (typeof value === 'string') {
      const context = new ResolutionContext(this.object, [...key], value);
      for (const resolver of App.of(this.object).resolvers) {
        resolver.resolve(context);
        if (context.replaced) {
          return context.replacedValue;
        }
      }
      return value;
    }
    if (Array.isArray(value)) {
      return value.map((item, i) => this.resolveText(item, [...key, String(i)]));
    }
    return isPlain(value)
      ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.resolveText(item, [...key, name])]))
      : value;
  }

  private check(): Problem[] {
    let json = this.unpatched();
    for (const [i, patch] of this.user.entries()) {
      const operation = (patch as unknown as Operable)._toJson();
      const missing = missingPath(json, operation);
      if (missing !== undefined) {
        const remedy = 'use the field names of the YAML; "add" creates a field whose parent exists';
        return [
          {
            code: 'LLMGW-901',
            prop: `patch[${i}]`,
            value: `${operation.op} ${operation.path}`,
            reason: `${missing} does not exist`,
            remedy,
          },
        ];
      }
      try {
        json = JsonPatch.apply(json, patch);
      } catch (error) {
        const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
        return [
          {
            code: 'LLMGW-901',
            prop: `patch[${i}]`,
            value: `${operation.op} ${operation.path}`,
            reason,
            remedy: 'correct the operation',
          },
        ];
      }
    }
    // the rules are loaded by programs that patch
    const { brokenPromises } = require('./promises') as typeof Promises;
    return brokenPromises(this.object, this.unpatched());
  }

  /** The object without what the user patches. */
  private unpatched(): unknown {
    return JsonPatch.apply(this.rendering.base(), ...this.own.flatMap((render) => render()));
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && value.constructor === Object;
}

/** The first path that an operation needs and the object does not have. */
function missingPath(json: unknown, operation: Operation): string | undefined {
  if (operation.from !== undefined && !exists(json, operation.from)) {
    return operation.from;
  }
  const creates = operation.op === 'add' || operation.op === 'copy' || operation.op === 'move';
  const needed = creates ? operation.path.slice(0, Math.max(0, operation.path.lastIndexOf('/'))) : operation.path;
  return exists(json, needed) ? undefined : needed;
}

function exists(json: unknown, pointer: string): boolean {
  let value = json;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replace(/~1/g, '/').replace(/~0/g, '~');
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) {
      return false;
    }
    value = (value as Record<string, unknown>)[key];
  }
  return true;
}
