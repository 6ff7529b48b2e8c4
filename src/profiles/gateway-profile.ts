import type { ProductFacts } from '../contract/product-facts';
import type { ProductDefinition } from './definition';
import type * as dvaraModule from './products/dvara';
import type { DvaraOptions } from './products/dvara-options';
import type * as keeptrustsModule from './products/keeptrusts';
import type { KeeptrustsOptions } from './products/keeptrusts-options';

/**
 * What a gateway product needs, as data: image, listeners, probes, user, writable paths, configuration, credentials, metrics
 * and how it drains. Facts are bound to the versions at which they were read.
 */
export class GatewayProfile {
  /**
   * The Keeptrusts gateway.
   *
   * @param options version and settings
   * @see https://docs.keeptrusts.com
   */
  public static keeptrusts(options: KeeptrustsOptions): GatewayProfile {
    // each product is loaded by whoever uses it
    const { keeptrusts } = require('./products/keeptrusts') as typeof keeptrustsModule;
    return new GatewayProfile(keeptrusts(options));
  }

  /**
   * The DVARA gateway.
   *
   * @param options version and settings
   * @see https://dvarahq.com/docs
   */
  public static dvara(options: DvaraOptions): GatewayProfile {
    const { dvaraGateway } = require('./products/dvara') as typeof dvaraModule;
    return new GatewayProfile(dvaraGateway(options));
  }

  /**
   * Any other gateway, described by the team.
   *
   * @param facts what is known about it
   */
  public static custom(facts: ProductFacts): GatewayProfile {
    return new GatewayProfile({ facts, problems: [] });
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
