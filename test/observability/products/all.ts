import { BIFROST } from './bifrost';
import { LITELLM } from './litellm';
import type { ProductSeries } from './product-cases';

/** Products whose alerts are tried with series as they export them. */
export const PRODUCTS: readonly ProductSeries[] = [BIFROST, LITELLM];
