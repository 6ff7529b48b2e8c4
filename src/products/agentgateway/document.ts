import type { WorkloadAddition } from '../../contract/addition';
import type { ConfigFiles } from '../../contract/config-source';
import { egressTo } from '../../contract/egress';
import { documentOf } from '../../profiles/config-document';

export const CONFIG_FILE = 'config.yaml';
export const DEFAULT_PORT = 4000;
export const STATS_PORT = 15020;
export const READINESS_PORT = 15021;

interface Entrance {
  readonly port?: unknown;
  readonly gateways?: unknown;
}

interface Target {
  readonly host?: unknown;
  readonly mcp?: { readonly host?: unknown };
  readonly sse?: { readonly host?: unknown };
}

interface Model {
  readonly params?: { readonly baseUrl?: unknown };
}

/**
 * What is looked at in the file.
 * @see https://agentgateway.dev/schema/config
 */
export interface AgentgatewayDocument {
  readonly config?: {
    readonly statsAddr?: unknown;
    readonly readinessAddr?: unknown;
    readonly database?: { readonly url?: unknown };
  };
  readonly binds?: readonly Entrance[];
  readonly gateways?: { readonly [name: string]: Entrance | undefined };
  readonly llm?: Entrance & { readonly models?: readonly Model[]; readonly providers?: readonly Model[] };
  readonly mcp?: Entrance & { readonly targets?: readonly Target[] };
}

/** Every port on which the file lets it serve clients; undefined where that is not stated in a way that is understood here. */
export function portsOf({ binds = [], gateways = {}, llm, mcp }: AgentgatewayDocument): number[] | undefined {
  const stated = [...binds, ...Object.values(gateways), llm, mcp].map((entrance) => entrance?.port);
  const ports = stated.filter((port) => port !== undefined).map(Number);
  const byDefault =
    llm !== undefined && llm.port === undefined && llm.gateways === undefined && gateways['default'] === undefined;
  const all = byDefault ? [...ports, DEFAULT_PORT] : ports;
  return all.length === 0 ? undefined : all;
}

/** The hosts of models and MCP servers that the file names. */
export function readAgentgatewayConfig(config: ConfigFiles): WorkloadAddition {
  const { llm, mcp } = documentOf<AgentgatewayDocument>(config, CONFIG_FILE) ?? {};
  const models = [...(llm?.models ?? []), ...(llm?.providers ?? [])].map(({ params }) => params?.baseUrl);
  const servers = (mcp?.targets ?? []).map((target) => target.mcp?.host ?? target.sse?.host ?? target.host);
  const hosts = new Set([...models, ...servers].filter((host) => typeof host === 'string' && !host.startsWith('$')));
  return { egress: [...hosts].flatMap((host) => egressTo(host)) };
}
