import type { ProductFacts } from '../contract/product-facts';
import type { ProductImageOptions } from '../contract/product-image';
import type { ProductDefinition } from './definition';
import type * as agentgatewayModule from '../products/agentgateway/profile';
import type { AgentgatewayOptions } from '../products/agentgateway/options';
import type * as heliconeModule from '../products/helicone/profile';
import type * as kongModule from '../products/kong/profile';
import type { KongOptions } from '../products/kong/options';
import type * as tensorZeroModule from '../products/tensorzero/profile';
import type { TensorZeroOptions } from '../products/tensorzero/options';
import type * as bifrostModule from '../products/bifrost/profile';
import type { BifrostOptions } from '../products/bifrost/options';
import type * as dvaraModule from '../products/dvara/profile';
import type { DvaraOptions } from '../products/dvara/options';
import type * as helmAiKernelModule from '../products/helm-ai-kernel/profile';
import type { HelmAiKernelOptions } from '../products/helm-ai-kernel/options';
import type * as keeptrustsModule from '../products/keeptrusts/profile';
import type { KeeptrustsOptions } from '../products/keeptrusts/options';
import type * as latticelmModule from '../products/llm-gateway/profile';
import type { LatticelmOptions } from '../products/llm-gateway/options';
import type * as liteLlmModule from '../products/litellm/profile';
import type { LiteLlmOptions } from '../products/litellm/options';
import type * as lightGatewayModule from '../products/light-gateway/profile';
import type { LightGatewayOptions } from '../products/light-gateway/options';
import type * as portkeyModule from '../products/portkey/profile';
import type { PortkeyEnterpriseOptions } from '../products/portkey/options';
import { unknownsOf } from './unknowns';
import type { UnknownFact } from './unknowns';

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
    const { keeptrusts } = require('../products/keeptrusts/profile') as typeof keeptrustsModule;
    return new GatewayProfile(keeptrusts(options));
  }

  /**
   * The DVARA gateway.
   *
   * @param options version and settings
   * @see https://dvarahq.com/docs
   */
  public static dvara(options: DvaraOptions): GatewayProfile {
    const { dvaraGateway } = require('../products/dvara/profile') as typeof dvaraModule;
    return new GatewayProfile(dvaraGateway(options));
  }

  /**
   * light-gateway, the AI microgateway in front of MCP servers.
   *
   * @param options version and listeners
   * @see https://github.com/networknt/light-fabric
   */
  public static lightGateway(options: LightGatewayOptions): GatewayProfile {
    const { lightGateway } = require('../products/light-gateway/profile') as typeof lightGatewayModule;
    return new GatewayProfile(lightGateway(options));
  }

  /**
   * The HELM AI Kernel, an execution boundary for agents.
   *
   * @param options version, policy source and settings
   * @see https://github.com/Mindburn-Labs/helm-ai-kernel
   */
  public static helmAiKernel(options: HelmAiKernelOptions): GatewayProfile {
    const { helmAiKernel } = require('../products/helm-ai-kernel/profile') as typeof helmAiKernelModule;
    return new GatewayProfile(helmAiKernel(options));
  }

  /**
   * The Go llm-gateway, also known as latticelm.
   *
   * @param options image and settings
   * @see https://github.com/ajac-zero/latticelm
   */
  public static llmGateway(options: LatticelmOptions): GatewayProfile {
    const { latticelm } = require('../products/llm-gateway/profile') as typeof latticelmModule;
    return new GatewayProfile(latticelm(options));
  }

  /**
   * The LiteLLM proxy.
   *
   * @param options version and settings
   * @see https://docs.litellm.ai/docs/simple_proxy
   */
  public static liteLlm(options: LiteLlmOptions): GatewayProfile {
    const { liteLlm } = require('../products/litellm/profile') as typeof liteLlmModule;
    return new GatewayProfile(liteLlm(options));
  }

  /**
   * The open Portkey gateway: `docker.io/portkeyai/gateway`, seen at version 1.15.2.
   *
   * @param options version and image
   * @see https://github.com/Portkey-AI/gateway
   */
  public static portkey(options: ProductImageOptions): GatewayProfile {
    const { portkey } = require('../products/portkey/profile') as typeof portkeyModule;
    return new GatewayProfile(portkey(options));
  }

  /**
   * The Portkey gateway of the commercial platform, in a cluster of the customer.
   *
   * @param options version, organisations and control plane
   * @see https://github.com/Portkey-AI/helm
   */
  public static portkeyEnterprise(options: PortkeyEnterpriseOptions): GatewayProfile {
    const { portkeyEnterprise } = require('../products/portkey/profile') as typeof portkeyModule;
    return new GatewayProfile(portkeyEnterprise(options));
  }

  /**
   * The open Bifrost gateway.
   *
   * @param options version and settings
   * @see https://docs.getbifrost.ai
   */
  public static bifrost(options: BifrostOptions): GatewayProfile {
    const { bifrost } = require('../products/bifrost/profile') as typeof bifrostModule;
    return new GatewayProfile(bifrost(options));
  }

  /**
   * agentgateway as a proxy by itself, without the Kubernetes resources of its operator.
   *
   * @param options version and settings
   * @see https://agentgateway.dev/docs/standalone/latest/
   */
  public static agentgateway(options: AgentgatewayOptions): GatewayProfile {
    const { agentgateway } = require('../products/agentgateway/profile') as typeof agentgatewayModule;
    return new GatewayProfile(agentgateway(options));
  }

  /**
   * The Helicone AI gateway: `docker.io/helicone/ai-gateway`, read at version 0.2.0-beta.30.
   *
   * @param options version and image
   * @see https://docs.helicone.ai/ai-gateway
   */
  public static helicone(options: ProductImageOptions): GatewayProfile {
    const { helicone } = require('../products/helicone/profile') as typeof heliconeModule;
    return new GatewayProfile(helicone(options));
  }

  /**
   * Kong without a database, with its AI plugins in front of model providers.
   *
   * @param options version and settings
   * @see https://docs.konghq.com/gateway/latest/
   */
  public static kong(options: KongOptions): GatewayProfile {
    const { kong } = require('../products/kong/profile') as typeof kongModule;
    return new GatewayProfile(kong(options));
  }

  /**
   * The TensorZero gateway.
   *
   * @param options version and settings
   * @see https://www.tensorzero.com/docs/gateway
   */
  public static tensorZero(options: TensorZeroOptions): GatewayProfile {
    const { tensorZero } = require('../products/tensorzero/profile') as typeof tensorZeroModule;
    return new GatewayProfile(tensorZero(options));
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

  /** What is still unknown about the product, what that costs, and how to find out, the dearest first. */
  public unknowns(): UnknownFact[] {
    return unknownsOf(this.facts);
  }

  /** @internal */
  public _definition(): ProductDefinition {
    return this.definition;
  }
}
