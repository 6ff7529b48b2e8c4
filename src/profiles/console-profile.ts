import type { ProductFacts } from '../contract/product-facts';
import type { ProductDefinition } from './definition';
import type * as dvaraModule from '../products/dvara/profile';
import type { DvaraOptions } from '../products/dvara/options';

/** What the console of a gateway product needs, as data; like `GatewayProfile`. */
export class ConsoleProfile {
  /**
   * Flightdeck, the console of DVARA.
   *
   * @param options version and settings
   * @see https://dvarahq.com/docs
   */
  public static dvara(options: DvaraOptions): ConsoleProfile {
    const { dvaraConsole } = require('../products/dvara/profile') as typeof dvaraModule;
    return new ConsoleProfile(dvaraConsole(options));
  }

  /**
   * Any other console, described by the team.
   *
   * @param facts what is known about it; `upstream` says how it is told the URL of the gateway
   */
  public static custom(facts: ProductFacts): ConsoleProfile {
    return new ConsoleProfile({ facts, problems: [] });
  }

  /** What is known about the product. */
  public readonly facts: ProductFacts;

  private constructor(private readonly definition: ProductDefinition) {
    this.facts = definition.facts;
  }

  /** @internal */
  public _definition(): ProductDefinition {
    return this.definition;
  }
}
