import type { App } from 'cdk8s';
import { ApiObject } from 'cdk8s';
import type { IConstruct, IValidation } from 'constructs';
import { ForeignObject } from './foreign-object';
import { replace } from './replace';
import type { Synthesis } from './running';
import { runningSynthesis } from './running';

const LAST = Symbol.for('cdk8s-llm-gateway.last-validation');

/** Adds a validation to an object that comes after all others, so that it sees what they have changed. */
export function validateLast(object: ApiObject, validation: IValidation): void {
  Object.defineProperty(object, LAST, { value: validation });
  object.node.addValidation({ validate: () => (runningSynthesis()?.hasLast ? [] : validation.validate()) });
}

/** The last validation of an object; one that is not ours is only asked what of it can be written. */
export function lastValidation(object: ApiObject): IValidation {
  return (object as ApiObject & { readonly [LAST]?: IValidation })[LAST] ?? new ForeignObject(object);
}

/** Whether an object is made by somebody else. */
export function isForeign(object: ApiObject): boolean {
  return !(LAST in object);
}

/** cdk8s validates whatever it finds in the app, in that order: last validations are found once more, in the end. */
export function addLastTurn({ node }: App, turns: readonly LastTurn[], synthesis: Synthesis): () => void {
  const findAll = node.findAll.bind(node);
  const back = replace(node, 'findAll', (order) => {
    back();
    synthesis.hasLast = turns.length > 0;
    return [...findAll(order), ...(turns as unknown as IConstruct[])];
  });
  return back;
}

/** The last validations, each as something that an app can validate. */
export function lastTurns(all: readonly IConstruct[], synthesis: Synthesis): LastTurn[] {
  return all.filter((c) => ApiObject.isApiObject(c)).map((c) => new LastTurn(c, lastValidation(c), synthesis));
}

/** Fails for what was found only now, since the app validates in another way than we know. */
export function checkTurns(turns: readonly LastTurn[]): void {
  const missed = turns.filter((turn) => !turn.wasTaken);
  const errors = missed.flatMap((turn) => turn.look().map((error) => `[${turn.path}] ${error}`));
  if (errors.length > 0) {
    throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
  }
}

/** What the validation of an app needs of a construct and its node. */
export class LastTurn {
  public wasTaken = false;
  public readonly dependencies: never[] = [];
  public readonly children: never[] = [];

  constructor(
    private readonly object: ApiObject,
    private readonly validation: IValidation,
    private readonly synthesis: Synthesis,
  ) {}

  public get node(): this {
    return this;
  }

  public get path(): string {
    return this.object.node.path;
  }

  public validate(): string[] {
    this.wasTaken = true;
    this.synthesis.isLast = true;
    return this.look();
  }

  public look(): string[] {
    return this.validation.validate();
  }
}
