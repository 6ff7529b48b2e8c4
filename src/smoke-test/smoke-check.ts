import type { Cluster } from '../cluster/cluster';
import type { CredentialReference } from '../contract/credential';
import type { NetworkPort } from '../contract/network';
import { ListenerRole } from '../contract/listener';
import type { Listener } from '../contract/listener';
import type { TargetFacts } from '../contract/target';
import type { Problem } from '../core/problem';
import { serviceHost } from '../network/names';
import { roleOf, servicePortOf } from '../workload/listeners';

type Kind = 'health' | 'models' | 'mcp';

/** One question to a workload, and what counts as an answer. */
export class SmokeCheck {
  /** The readiness path on its own port. Workloads that keep that port from their Service are asked on none (LLMGW-710). */
  public static health(): SmokeCheck {
    return new SmokeCheck('health');
  }

  /**
   * `GET /v1/models` answers.
   *
   * @param credential where the key of a client is, if the gateway wants one
   */
  public static models(credential?: CredentialReference): SmokeCheck {
    return new SmokeCheck('models', credential);
  }

  /**
   * MCP `tools/list` answers with tools, within a session where the server has sessions.
   *
   * @param credential where the token of a client is, if the server wants one
   */
  public static mcpTools(credential?: CredentialReference): SmokeCheck {
    return new SmokeCheck('mcp', credential);
  }

  private constructor(
    private readonly kind: Kind,
    private readonly credential?: CredentialReference,
  ) {}

  /** @internal */
  public _plan(facts: TargetFacts, cluster: Cluster): SmokePlan {
    const { product } = facts;
    const readiness = product.health.readiness;
    const listener =
      this.kind === 'health' ? healthListener(product.listeners, readiness.listener) : apiListener(facts.listeners);
    if (!listener || !facts.listeners.some(({ name }) => name === listener.name)) {
      const remedy = "set 'published' on the listener in the profile, or choose other checks";
      const reason = `the Service of ${facts.name} does not publish the port`;
      return { problems: [{ code: 'LLMGW-710', prop: `checks.${this.kind}`, value: listener?.name, reason, remedy }] };
    }
    const path = { health: readiness.path ?? '/', models: '/v1/models', mcp: product.mcp?.path ?? '/mcp' }[this.kind];
    const host = serviceHost(cluster, facts.name, facts.namespace);
    return {
      name: this.kind,
      url: `${listener.tls ? 'https' : 'http'}://${host}:${servicePortOf(listener)}${path}`,
      script: scriptOf(this.kind, this.kind === 'health' && readiness.path === undefined),
      credential: this.credential,
      port: { port: listener.port },
      problems: [],
    };
  }
}

/**
 * A check for one workload.
 *
 * @internal
 */
export interface SmokePlan {
  readonly name?: string;
  readonly url?: string;
  readonly script?: string;
  readonly credential?: CredentialReference;
  readonly port?: NetworkPort;
  readonly problems: readonly Problem[];
}

function healthListener(listeners: readonly Listener[], name: string | undefined): Listener | undefined {
  return name === undefined
    ? (listeners.find((l) => l.role === ListenerRole.HEALTH) ?? apiListener(listeners))
    : listeners.find((l) => l.name === name);
}

function apiListener(listeners: readonly Listener[]): Listener | undefined {
  return listeners.find((l) => roleOf(l) === ListenerRole.API);
}

// Functions of POSIX sh that get the URL as $1 and a token, or nothing, as $2. The token comes by standard input: arguments can be
// read in the list of processes. Certificates carry public names, the Service has another one: --insecure.
const ASK = `ask() {
  url=$1; token=$2; shift 2
  auth=''
  if [ -n "$token" ]; then auth="Authorization: Bearer $token"; fi
  printf '%s\\n' "$auth" | curl --silent --show-error --fail --insecure --max-time 15 \\
    --retry 10 --retry-delay 3 --retry-connrefused --header @- "$@" "$url"
}`;
const MCP = `mcp() {
  json='Content-Type: application/json'
  accept='Accept: application/json, text/event-stream'
  hello='{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"smoke-test","version":"1"}}}'
  session=$(ask "$1" "$2" --dump-header - --output /dev/null --header "$json" --header "$accept" --data "$hello" \\
    | tr -d '\\r' | sed -n 's/^[Mm][Cc][Pp]-[Ss][Ee][Ss][Ss][Ii][Oo][Nn]-[Ii][Dd]: *//p')
  id="Mcp-Session-Id: $session"
  if [ -z "$session" ]; then id='X-Smoke-Test: stateless'; fi
  ready='{"jsonrpc":"2.0","method":"notifications/initialized"}'
  ask "$1" "$2" --output /dev/null --header "$json" --header "$accept" --header "$id" --data "$ready"
  list='{"jsonrpc":"2.0","id":2,"method":"tools/list"}'
  ask "$1" "$2" --header "$json" --header "$accept" --header "$id" --data "$list" | grep '"tools"' >/dev/null
}`;

/** The functions that the checks call. */
export function prelude(plans: readonly SmokePlan[]): string {
  return ['set -eu', ASK, ...(plans.some((plan) => plan.script === MCP_SCRIPT) ? [MCP] : [])].join('\n');
}

const MCP_SCRIPT = 'mcp "$url" "$token"';

function scriptOf(kind: Kind, anyAnswer: boolean): string {
  if (kind === 'mcp') {
    return MCP_SCRIPT;
  }
  // without a path of its own any answer shows that somebody listens
  return anyAnswer
    ? 'curl --silent --insecure --max-time 15 --output /dev/null "$url"'
    : 'ask "$url" "$token" --output /dev/null';
}
