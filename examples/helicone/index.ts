import type { App } from 'cdk8s';
import { HeliconeMinimal } from './minimal';
import { HeliconeProduction } from './production';

/** The Helicone AI gateway, the shortest way and as a team would run it. */
export function helicone(app: App): void {
  new HeliconeMinimal(app, 'helicone-minimal');
  new HeliconeProduction(app, 'helicone-production');
}
