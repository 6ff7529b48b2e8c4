import type { WorkloadAddition } from '../contract/addition';
import type { CredentialFacts } from '../contract/credential';
import type { McpFacts } from '../contract/platform-facts';
import { McpSessionState } from '../contract/platform-facts';
import type { IWorkloadNeed } from '../contract/target';
import type { Problem } from '../core/problem';
import type { SessionAffinity } from './session-affinity';

type Strategy = 'stateless' | 'store' | 'key' | 'affinity';

/** How several pods of a proxy serve the sessions of its clients. */
export class McpSessions {
  /**
   * There are none: every call stands for itself, as the protocol has it since 2026-07-28. Rollouts are not noticed.
   * @see https://modelcontextprotocol.io/specification
   */
  public static stateless(): McpSessions {
    return new McpSessions('stateless');
  }

  /**
   * They are kept in a store that all pods share, mostly Redis. Rollouts are not noticed.
   *
   * @param store the store
   */
  public static sharedStore(store: IWorkloadNeed): McpSessions {
    return new McpSessions('store', store);
  }

  /**
   * The session id itself holds the session, encrypted with one key for all pods. The key comes from the credentials, never from
   * a default of the product. Rollouts are not noticed.
   */
  public static sharedKey(): McpSessions {
    return new McpSessions('key');
  }

  /**
   * They stay in the memory of their pod, and calls are led to it. A rollout ends them (LLMGW-701).
   *
   * @param affinity who leads the calls
   */
  public static affinity(affinity: SessionAffinity): McpSessions {
    return new McpSessions('affinity', undefined, affinity);
  }

  private constructor(
    private readonly strategy: Strategy,
    private readonly store?: IWorkloadNeed,
    private readonly _affinity?: SessionAffinity,
  ) {}

  /** @internal */
  public _plan(facts: McpFacts | undefined): SessionPlan {
    switch (this.strategy) {
      case 'stateless':
        return facts?.sessions === McpSessionState.NONE
          ? {}
          : fixed(facts?.statelessEnv, 'McpSessions.stateless()', 'no way to switch its sessions off', 'mcp.statelessEnv');
      case 'store':
        return { stores: [this.store!], addition: variables(facts?.sharedStoreEnv) };
      case 'key':
        return facts?.sessionKey === undefined
          ? { problems: [unsupported('McpSessions.sharedKey()', 'no key for its session ids', 'mcp.sessionKey')] }
          : { requiredCredential: facts.sessionKey };
      case 'affinity':
        return { affinity: this._affinity, problems: [...(this._affinity!._rules.problems ?? []), ...costOf(this._affinity!)] };
    }
  }
}

/**
 * What a strategy means for the proxy.
 *
 * @internal
 */
export interface SessionPlan {
  readonly addition?: WorkloadAddition;
  readonly stores?: readonly IWorkloadNeed[];
  readonly requiredCredential?: CredentialFacts['name'];
  readonly affinity?: SessionAffinity;
  readonly problems?: readonly Problem[];
}

/**
 * Nothing was stated: what the product does by itself decides whether several pods can run.
 *
 * @internal
 */
export function defaultSessions(facts: McpFacts | undefined): SessionPlan {
  if ((facts?.sessions ?? McpSessionState.MEMORY) !== McpSessionState.MEMORY) {
    return {};
  }
  const reason = 'its sessions live in the memory of one pod, calls to another one fail';
  const remedy = "state 'sessions', for example McpSessions.sharedStore(...) or McpSessions.affinity(...)";
  return { addition: { replicaLimit: { max: 1, reason, remedy } } };
}

function fixed(env: McpFacts['statelessEnv'], value: string, reason: string, fact: string): SessionPlan {
  return env ? { addition: variables(env) } : { problems: [unsupported(value, reason, fact)] };
}

function variables(env: McpFacts['statelessEnv'] = {}): WorkloadAddition {
  return { env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, { value }])) };
}

function unsupported(value: string, reason: string, fact: string): Problem {
  const remedy = `choose another strategy, or state '${fact}' in the profile`;
  return { code: 'LLMGW-703', prop: 'sessions', value, reason: `the product has ${reason}`, remedy };
}

function costOf(affinity: SessionAffinity): Problem[] {
  const lost: Problem = {
    code: 'LLMGW-701',
    prop: 'sessions',
    reason: 'a rollout or scale-down ends the sessions of its pods, clients have to begin new ones',
    remedy: 'accept this warning, or use McpSessions.sharedStore(...)',
    warning: true,
  };
  const crowded: Problem = {
    code: 'LLMGW-702',
    prop: 'sessions',
    value: 'SessionAffinity.clientIp()',
    reason: 'all calls of one address, such as a gateway pod or a NAT, land on one pod',
    remedy: 'accept this warning, or let a door or the mesh keep sessions together',
    warning: true,
  };
  return affinity._rules.clientIpTimeout ? [lost, crowded] : [lost];
}
