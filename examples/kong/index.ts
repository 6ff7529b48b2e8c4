import type { App } from 'cdk8s';
import { KongMinimal } from './minimal';
import { KongProduction } from './production';

/** Kong without a database, the shortest way and as a team would run it. */
export function kong(app: App): void {
  new KongMinimal(app, 'kong-minimal');
  new KongProduction(app, 'kong-production');
}
