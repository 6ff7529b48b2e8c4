import type { Duration } from 'cdk8s';
import type { WorkloadAddition } from '../contract/addition';
import type { ConfigFiles } from '../contract/config-source';
import type { CredentialReference } from '../contract/credential';
import type { ContainerResourceQuantities } from '../contract/resources';
import type { ProductFacts } from '../contract/product-facts';
import type { Provenance } from '../contract/provenance';
import type { Problem } from '../core/problem';

/** Where the credentials live that were found, by credential name. */
export type CredentialReferences = { readonly [name: string]: CredentialReference };

/** A container as it will run, for what a product would refuse. Values from Secrets are not known. */
export interface PodFacts {
  readonly env: ReadonlyMap<string, { readonly value?: string }>;
  readonly resources: ContainerResourceQuantities;
  readonly config?: ConfigFiles;
}

/** Facts of a product that this library describes: how each of them is known is no choice. */
export interface KnownFacts extends ProductFacts {
  readonly provenance: { [fact: string]: Provenance };
}

/** How a product is known where it runs already, for the command `adopt`. */
export interface ProductTraces {
  /** Ends of the names of its images, without tag and as far as they tell it from others: `berriai/litellm`. */
  readonly images: readonly string[];
  /** What command and arguments of its process have in them, for an image of another name. */
  readonly process?: RegExp;
  /** Options of the profile by the variable that has their value. */
  readonly options?: { readonly [option: string]: string };
  /** Options that are lists, by the variable that has their values with commas. */
  readonly lists?: { readonly [option: string]: string };
  /** Credentials by other variables in which charts bring them. */
  readonly credentials?: { readonly [variable: string]: string };
}

/** A product as the constructs use it: its facts, what is wrong with them, and what it would refuse at start. */
export interface ProductDefinition {
  readonly facts: ProductFacts;
  /** Found while the facts were put together; the construct that uses them reports it. */
  readonly problems: readonly Problem[];
  /** How it is known where it runs already; nothing for what a team describes itself. */
  readonly traces?: ProductTraces;
  /** What the product has in its pods beyond the facts, given the credentials that were found. */
  readonly addition?: (references: CredentialReferences) => WorkloadAddition;
  /** What follows from what a configuration file says, such as the hosts that it names. */
  readonly readConfig?: (config: ConfigFiles) => WorkloadAddition;
  /** How long after SIGTERM the process ends open answers, if a configuration file says so. */
  readonly readDrain?: (config: ConfigFiles) => Duration | undefined;
  /** Refuses configuration files that would keep the process from starting. */
  readonly checkConfig?: (config: ConfigFiles) => Problem[];
  /** Refuses variables and resources with which the process would not start. */
  readonly checkPod?: (pod: PodFacts) => Problem[];
}
