import type { Cluster } from '../cluster/cluster';
import type { AdditionalContainer, WorkloadAddition } from '../contract/addition';
import { NetworkPeer } from '../contract/network';
import { hostAndPort } from '../core/hosts';
import { checkName } from '../core/names';
import type { Problem } from '../core/problem';
import { ruleTo } from '../contract/egress';

/** Settings of an MCP server. */
export interface McpServerOptions {
  /**
   * Names of the tools that clients may use.
   * @default - all of them
   */
  readonly allowedTools?: string[];
}

/** Settings of an MCP server in the cluster. */
export interface McpServiceOptions extends McpServerOptions {
  /** Name of its Service. */
  readonly service: string;
  /**
   * Namespace of the Service.
   * @default - that of the proxy
   */
  readonly namespace?: string;
  /** Port of the Service. */
  readonly port: number;
  /**
   * Port on which its pods listen; network policies know this one.
   * @default - that of the Service
   */
  readonly podPort?: number;
  /**
   * Labels of its pods.
   * @default - every pod of the namespace may be called on that port
   */
  readonly podLabels?: { [name: string]: string };
  /**
   * Path of the MCP endpoint.
   * @default "/mcp"
   */
  readonly path?: string;
}

/** Settings of an MCP server that runs beside the proxy. */
export interface McpSidecarOptions extends McpServerOptions {
  /**
   * The container, with the same restricted security as the proxy. A server that speaks stdio needs an image that brings a
   * bridge to HTTP. Its first port is called on `localhost`, no other pod can reach it.
   */
  readonly container: AdditionalContainer;
  /**
   * Path of the MCP endpoint.
   * @default "/mcp"
   */
  readonly path?: string;
}

/** A server whose tools a proxy offers. */
export class McpServer {
  /**
   * A server in the cluster.
   *
   * @param name unique within the proxy
   * @param options its Service
   */
  public static service(name: string, options: McpServiceOptions): McpServer {
    const host = options.namespace === undefined ? options.service : `${options.service}.${options.namespace}.svc`;
    const pods = options.podLabels && NetworkPeer.pods(options.podLabels, options.namespace);
    const peer = pods ?? (options.namespace === undefined ? NetworkPeer.host(host) : NetworkPeer.namespace(options.namespace));
    const url = `http://${host}:${options.port}${options.path ?? '/mcp'}`;
    const ports = [{ port: options.podPort ?? options.port }];
    const egress = [{ peers: [peer], ports, names: [host] }];
    return new McpServer(name, url, options.allowedTools, { egress }, [], host);
  }

  /**
   * A server anywhere.
   *
   * @param name unique within the proxy
   * @param url its MCP endpoint, for example `https://mcp.example.com/mcp`
   * @param options which tools
   */
  public static fromUrl(name: string, url: string, options: McpServerOptions = {}): McpServer {
    const reason = 'names no host';
    const remedy = 'write it like "https://mcp.example.com/mcp"';
    const isNowhere = hostAndPort(url).host === '';
    const problems: Problem[] = isNowhere ? [{ code: 'LLMGW-705', prop: `servers.${name}.url`, value: url, reason, remedy }] : [];
    return new McpServer(name, url, options.allowedTools, isNowhere ? {} : { egress: [ruleTo(url)] }, problems);
  }

  /**
   * A server in the pod of the proxy.
   *
   * @param name unique within the proxy
   * @param options its container
   */
  public static sidecar(name: string, options: McpSidecarOptions): McpServer {
    const port = options.container.ports?.[0]?.port;
    const url = `http://localhost:${port ?? ''}${options.path ?? '/mcp'}`;
    const reason = 'the container has no port';
    const remedy = 'state the port on which the server, or its bridge from stdio, listens';
    const problems: Problem[] =
      port === undefined ? [{ code: 'LLMGW-705', prop: `servers.${name}.container.ports`, reason, remedy }] : [];
    return new McpServer(name, url, options.allowedTools, { sidecars: [options.container] }, problems);
  }

  private constructor(
    /** Unique within a proxy. */
    public readonly name: string,
    /** Its MCP endpoint. */
    public readonly url: string,
    /** Tools that clients may use; undefined for all. */
    public readonly allowedTools: string[] | undefined,
    private readonly addition: WorkloadAddition,
    private readonly problems: readonly Problem[] = [],
    private readonly serviceHost?: string,
  ) {}

  /** @internal */
  public _addition(cluster: Cluster): WorkloadAddition {
    const names = [this.hostIn(cluster)];
    return { ...this.addition, egress: this.addition.egress?.map((rule) => (rule.names ? { ...rule, names } : rule)) };
  }

  /**
   * The endpoint as the proxy is told: with the domain of the cluster where that is known, so that every resolver finds it.
   * @internal
   */
  public _urlIn(cluster: Cluster): string {
    return this.serviceHost === undefined ? this.url : this.url.replace(this.serviceHost, this.hostIn(cluster));
  }

  private hostIn(cluster: Cluster): string {
    const host = this.serviceHost ?? '';
    return cluster.isGiven && host.endsWith('.svc') ? `${host}.${cluster.domain}` : host;
  }

  /** @internal */
  public _check(): Problem[] {
    const name = checkName(`servers.${this.name}`, this.name).map((p) => ({ ...p, code: 'LLMGW-705' as const }));
    return [...name, ...this.problems];
  }
}
