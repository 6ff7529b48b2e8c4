import type { App } from 'cdk8s';
import { BifrostMinimal } from './minimal';
import { BifrostProduction } from './production';

/** Bifrost, the shortest way and as a team would run it. */
export function bifrost(app: App): void {
  new BifrostMinimal(app, 'bifrost-minimal');
  new BifrostProduction(app, 'bifrost-production');
}
