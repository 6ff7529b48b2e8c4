import type { ConfigFiles } from '../contract/config-source';
import type { ContainerResourceQuantities, ProductFacts } from '../contract/product-facts';
import type { Problem } from '../core/problem';

/** A container as it will run, for what a product would refuse. Values from Secrets are not known. */
export interface PodFacts {
  readonly env: ReadonlyMap<string, { readonly value?: string }>;
  readonly resources: ContainerResourceQuantities;
}

/** A product as the constructs use it: its facts, what is wrong with them, and what it would refuse at start. */
export interface ProductDefinition {
  readonly facts: ProductFacts;
  /** Found while the facts were put together; the construct that uses them reports it. */
  readonly problems: readonly Problem[];
  /** Refuses configuration files that would keep the process from starting. */
  readonly checkConfig?: (config: ConfigFiles) => Problem[];
  /** Refuses variables and resources with which the process would not start. */
  readonly checkPod?: (pod: PodFacts) => Problem[];
}
