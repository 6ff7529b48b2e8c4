import type { App } from 'cdk8s';
import { PortkeyMinimal } from './minimal';
import { PortkeyProduction } from './production';

/** The open Portkey gateway, the shortest way and as a team would run it. */
export function portkey(app: App): void {
  new PortkeyMinimal(app, 'portkey-minimal');
  new PortkeyProduction(app, 'portkey-production');
}
