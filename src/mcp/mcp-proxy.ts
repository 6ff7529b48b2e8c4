import type { Construct, IConstruct } from 'constructs';
import type { Cluster } from '../cluster/cluster';
import { clusterOf } from '../cluster/cluster';
import type { WorkloadAddition } from '../contract/addition';
import type { CredentialFacts } from '../contract/credential';
import type { McpFacts } from '../contract/platform-facts';
import type { IUpstream, TargetFacts } from '../contract/target';
import { Findings } from '../core/findings';
import type { Problem } from '../core/problem';
import type { McpProfile } from '../profiles/mcp-profile';
import { connect, upstreamAddition } from '../workload/connect';
import type { WorkloadOptions } from '../workload/options';
import { WorkloadConstruct } from '../workload/workload-construct';
import type { McpServer } from './mcp-server';
import type { McpSessions } from './mcp-sessions';
import { defaultSessions } from './mcp-sessions';
import { meshAffinity } from './mesh-affinity';
import type { SessionAffinity } from './session-affinity';

/** What an MCP proxy is made of. */
export interface McpProxyProps extends WorkloadOptions {
  /** The product and its version. */
  readonly profile: McpProfile;
  /**
   * The gateway that it works with: an `LlmGateway`, which may then call the proxy as well, or `Upstream.fromUrl(...)`.
   * @default - none
   */
  readonly upstream?: IUpstream;
  /**
   * The MCP servers whose tools it offers: it may talk to those and no others.
   * @default - none
   */
  readonly servers?: McpServer[];
  /**
   * How several pods serve one session.
   * @default - as the product does by itself; if that is in memory, one pod
   */
  readonly sessions?: McpSessions;
}

/**
 * A proxy between agents and their tools: made of the same parts as `LlmGateway`, and internal. Its Service has a cluster
 * address only, its network policy admits the upstream gateway and the declared `clients`, and nobody else.
 * @example
 * import { App, Chart } from 'cdk8s';
 * import { GatewaySecrets, McpProfile, McpProxy, NetworkPeer, SecretSource, StateStore } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * const names = ['jwt-secret', 'encryption-secret', 'admin-password', 'default-user-password', 'metrics-token', 'database'];
 * const secrets = new GatewaySecrets(chart, 'keys', { source: SecretSource.existing('contextforge', names) });
 * new McpProxy(chart, 'tools', {
 *   profile: McpProfile.contextForge({ version: '1.1.0', adminEmail: 'platform@example.com' }),
 *   credentials: [secrets],
 *   clients: [NetworkPeer.namespace('agents')],
 *   stores: [
 *     StateStore.externalPostgres({
 *       host: 'postgres',
 *       database: 'mcp',
 *       user: 'mcp',
 *       password: secrets.credential('database'),
 *       urlSafePassword: true,
 *     }),
 *   ],
 * });
 * app.synth();
 */
export class McpProxy extends WorkloadConstruct {
  private readonly affinity?: SessionAffinity;

  constructor(scope: Construct, id: string, props: McpProxyProps) {
    const { facts } = props.profile;
    const servers = props.servers ?? [];
    const plan = props.sessions?._plan(facts.mcp) ?? defaultSessions(facts.mcp);
    super(scope, id, {
      definition: props.profile._definition(),
      options: { ...props, stores: [...(props.stores ?? []), ...(plan.stores ?? [])] },
      credentials: requiredCredentials(facts.credentials, plan.requiredCredential),
      addition: { ...plan.addition, ...withServers(clusterOf(scope), plan.addition, servers, facts.mcp) },
      clients: [],
    });
    this.affinity = plan.affinity;
    const findings = Findings.of(this);
    findings._report([...(plan.problems ?? []), ...checkServers(servers, facts.mcp)]);
    findings._check(() => this.checkCallers());
    if (props.upstream) {
      this.connectTo(props.upstream);
    }
    this.publishAffinity();
  }

  public override scaleBy(autoscaler: IConstruct, minReplicas: number, maxReplicas: number): void {
    if (minReplicas === 0 && this.affinity) {
      const reason = 'sessions live in the pods: at zero pods all of them are lost';
      const remedy = 'use 1 or more, or McpSessions.sharedStore(...)';
      Findings.of(autoscaler)._error('LLMGW-303', { prop: 'minReplicas', value: minReplicas, reason, remedy });
    }
    super.scaleBy(autoscaler, minReplicas, maxReplicas);
  }

  public override toTargetFacts(): TargetFacts {
    const ingressAnnotations = this.affinity?._rules.ingressAnnotations;
    return { ...super.toTargetFacts(), ...(ingressAnnotations && { ingressAnnotations: { ...ingressAnnotations } }) };
  }

  /** The gateway and the proxy call each other. */
  private connectTo(upstream: IUpstream): void {
    const { addition, problems } = upstreamAddition(upstream, this.toTargetFacts().product);
    Findings.of(this)._report(problems);
    this.add(addition);
    if (upstream.backends.length === 0) {
      this._parts.checkServicePort('upstream', upstream.url);
    }
    for (const backend of upstream.backends) {
      connect(this, backend);
      connect(backend, this);
    }
    if (this.affinity && upstream.backends.length > 0 && !coversCluster(this.affinity)) {
      Findings.of(this)._warn('LLMGW-707', {
        prop: 'sessions',
        reason: 'the gateway calls the Service, not the front door, and its calls are spread over all pods',
        remedy: 'use shared sessions, SessionAffinity.istio(...), or accept this if the gateway opens no sessions',
      });
    }
  }

  private publishAffinity(): void {
    const rules = this.affinity?._rules;
    if (rules?.serviceAnnotations) {
      this.publishService({ annotations: { ...rules.serviceAnnotations } });
    }
    if (rules?.clientIpTimeout) {
      this.publishService({ sessionAffinity: 'ClientIP', sessionAffinityTimeout: rules.clientIpTimeout });
    }
    if (rules?.meshHeader !== undefined) {
      meshAffinity(this, rules.meshHeader);
    }
  }

  private checkCallers(): Problem[] {
    if (this._parts.hasCallers) {
      return [];
    }
    const remedy = "give 'upstream' a gateway of this app, name 'clients', or build a GatewayExposure for it";
    return [{ code: 'LLMGW-704', prop: 'clients', reason: 'its network policy admits nobody', remedy, warning: true }];
  }
}

function coversCluster(affinity: SessionAffinity): boolean {
  return affinity._rules.clientIpTimeout !== undefined || affinity._rules.meshHeader !== undefined;
}

function requiredCredentials(all: readonly CredentialFacts[] = [], name: string | undefined): CredentialFacts[] {
  return all.filter((c) => c.name === name).map((c) => ({ ...c, required: true }));
}

/** Network, sidecars, and the list for the product. */
function withServers(
  cluster: Cluster,
  base: WorkloadAddition = {},
  servers: readonly McpServer[],
  facts: McpFacts | undefined,
): WorkloadAddition {
  const variable = facts?.serversVariable;
  const list = servers.map((s) => ({ name: s.name, url: s._urlIn(cluster), allowedTools: s.allowedTools }));
  const additions = servers.map((s) => s._addition(cluster));
  const env = variable === undefined || servers.length === 0 ? {} : { [variable]: { value: JSON.stringify(list) } };
  return {
    env: { ...base.env, ...env },
    egress: additions.flatMap((a) => a.egress ?? []),
    sidecars: additions.flatMap((a) => a.sidecars ?? []),
  };
}

function checkServers(servers: readonly McpServer[], facts: McpFacts | undefined): Problem[] {
  const twice = servers.filter((s, i) => servers.findIndex((other) => other.name === s.name) !== i);
  const untold = servers.filter((s) => s.allowedTools !== undefined && facts?.serversVariable === undefined);
  return [
    ...servers.flatMap((s) => s._check()),
    ...twice.map((s) => ({
      code: 'LLMGW-705' as const,
      prop: 'servers',
      value: s.name,
      reason: 'declared twice',
      remedy: 'give one of them another name',
    })),
    ...untold.map((s) => ({
      code: 'LLMGW-706' as const,
      prop: `servers.${s.name}.allowedTools`,
      reason: 'the profile names no variable for it, all tools stay allowed',
      remedy: "state 'mcp.serversVariable' in the profile, or allow the tools in the configuration of the product",
    })),
  ];
}
