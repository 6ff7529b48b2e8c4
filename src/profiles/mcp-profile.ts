import type { ProductFacts } from '../contract/product-facts';
import type { ProductDefinition } from './definition';
import type * as contextForgeModule from '../products/contextforge/profile';
import type { ContextForgeOptions } from '../products/contextforge/options';
import type * as gitHubMcpModule from '../products/github-mcp/profile';
import type { GitHubMcpOptions } from '../products/github-mcp/options';
import type * as grafanaMcpModule from '../products/grafana-mcp/profile';
import type { GrafanaMcpOptions } from '../products/grafana-mcp/options';
import type * as mcpToolboxModule from '../products/mcp-toolbox/profile';
import type { McpToolboxOptions } from '../products/mcp-toolbox/options';
import type * as dvaraModule from '../products/dvara/profile';
import type { DvaraMcpOptions } from '../products/dvara/options';
import { unknownsOf } from './unknowns';
import type { UnknownFact } from './unknowns';

const METADATA = '/.well-known/oauth-protected-resource';

/** What an MCP proxy product needs, as data; like `GatewayProfile`. */
export class McpProfile {
  /**
   * The DVARA MCP proxy.
   *
   * @param options version and settings
   * @see https://dvarahq.com/docs
   */
  public static dvara(options: DvaraMcpOptions): McpProfile {
    const { dvaraMcp } = require('../products/dvara/profile') as typeof dvaraModule;
    return new McpProfile(dvaraMcp(options));
  }

  /**
   * ContextForge, the MCP gateway of IBM.
   *
   * @param options version, first administrator and settings
   * @see https://ibm.github.io/mcp-context-forge/
   */
  public static contextForge(options: ContextForgeOptions): McpProfile {
    const { contextForge } = require('../products/contextforge/profile') as typeof contextForgeModule;
    return new McpProfile(contextForge(options));
  }

  /**
   * The MCP server of GitHub, as a service: agents bring their own tokens.
   *
   * @param options version and settings
   * @see https://github.com/github/github-mcp-server
   */
  public static gitHub(options: GitHubMcpOptions): McpProfile {
    const { gitHubMcp } = require('../products/github-mcp/profile') as typeof gitHubMcpModule;
    return new McpProfile(gitHubMcp(options));
  }

  /**
   * The MCP server of Grafana.
   *
   * @param options version, Grafana and settings
   * @see https://github.com/grafana/mcp-grafana
   */
  public static grafana(options: GrafanaMcpOptions): McpProfile {
    const { grafanaMcp } = require('../products/grafana-mcp/profile') as typeof grafanaMcpModule;
    return new McpProfile(grafanaMcp(options));
  }

  /**
   * The MCP Toolbox for Databases, formerly the Gen AI Toolbox.
   *
   * @param options version and settings
   * @see https://github.com/googleapis/mcp-toolbox
   */
  public static toolbox(options: McpToolboxOptions): McpProfile {
    const { mcpToolbox } = require('../products/mcp-toolbox/profile') as typeof mcpToolboxModule;
    return new McpProfile(mcpToolbox(options));
  }

  /**
   * Any other MCP proxy, described by the team. Front doors publish the path of its MCP endpoint unless `apiPaths` says otherwise.
   *
   * @param facts what is known about it; `mcp.sessions` says where it keeps sessions, in memory if it is left out
   */
  public static custom(facts: ProductFacts): McpProfile {
    return new McpProfile({ facts: { ...facts, apiPaths: facts.apiPaths ?? [facts.mcp?.path ?? '/mcp'] }, problems: [] });
  }

  /** What is known about the product. */
  public readonly facts: ProductFacts;

  private readonly definition: ProductDefinition;

  private constructor(definition: ProductDefinition) {
    this.facts = withMetadata(definition.facts);
    this.definition = { ...definition, facts: this.facts };
  }

  /** What is still unknown about the product, what that costs, and how to find out, the dearest first. */
  public unknowns(): UnknownFact[] {
    return unknownsOf(this.facts, true);
  }

  /** @internal */
  public _definition(): ProductDefinition {
    return this.definition;
  }
}

/** The API of every profile that tells clients who gives out tokens for it has the path at which it does so. */
function withMetadata(facts: ProductFacts): ProductFacts {
  const { apiPaths = [], mcp } = facts;
  const isCovered = apiPaths.some((path) => path === '/' || METADATA.startsWith(path));
  return mcp?.protectedResourceMetadata && !isCovered ? { ...facts, apiPaths: [...apiPaths, METADATA] } : facts;
}
