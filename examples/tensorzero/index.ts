import type { App } from 'cdk8s';
import { TensorZeroMinimal } from './minimal';
import { TensorZeroProduction } from './production';

/** The TensorZero gateway, the shortest way and as a team would run it. */
export function tensorZero(app: App): void {
  new TensorZeroMinimal(app, 'tensorzero-minimal');
  new TensorZeroProduction(app, 'tensorzero-production');
}
