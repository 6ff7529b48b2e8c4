import type { App } from 'cdk8s';
import { CustomProductMinimal } from './minimal';
import { CustomProductProduction } from './production';

/** A gateway that this library has never heard of, after ten minutes and after half an hour. */
export function customProduct(app: App): void {
  new CustomProductMinimal(app, 'custom-product-minimal');
  new CustomProductProduction(app, 'custom-product-production');
}
