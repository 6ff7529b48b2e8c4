import { ApiObject } from 'cdk8s';
import type { App } from 'cdk8s';
import type { IValidation } from 'constructs';
import { ForeignObject } from './foreign-object';
import { isForeign } from './last-validation';
import { runningSynthesis } from './running';

/**
 * Asks the objects of others what of them can be written where the app is not synthesized by us: `Testing.synth`, `Chart.toJson`
 * and apps with a synthesis of their own. Those validate once per chart, so it asks again only when something was added.
 */
export class ForeignTexts implements IValidation {
  private size = 0;
  private found: string[] = [];

  constructor(private readonly app: App) {}

  public validate(): string[] {
    if (runningSynthesis()) {
      return [];
    }
    const all = this.app.node.findAll();
    if (all.length !== this.size || this.found.length > 0) {
      this.size = all.length;
      const foreign = all.filter((c): c is ApiObject => ApiObject.isApiObject(c) && isForeign(c));
      this.found = foreign.flatMap((object) => new ForeignObject(object).validate());
    }
    return this.found;
  }
}
