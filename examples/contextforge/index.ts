import type { App } from 'cdk8s';
import { ContextForgeMinimal } from './minimal';
import { ContextForgeProduction } from './production';

/** ContextForge, the shortest way and as a team would run it. */
export function contextForge(app: App): void {
  new ContextForgeMinimal(app, 'contextforge-minimal');
  new ContextForgeProduction(app, 'contextforge-production');
}
