import type { Duration } from 'cdk8s';
import type { Problem } from '../core/problem';

// the header of the protocol's sessions, until 2025-11-25
const SESSION_HEADER = 'Mcp-Session-Id';
const HEADER_NAME = /^[A-Za-z0-9-]+$/;

/**
 * Who keeps a session on its pod, and by what.
 *
 * The session id is made by the pod that answers the first call. A door that hashes it would send the first call, which has
 * none, to one pod and the rest of the session to another: either the door learns the id from the answer, or it hashes
 * something else that every call of a client carries.
 *
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#session-management
 */
export class SessionAffinity {
  /**
   * HAProxy Kubernetes Ingress Controller: learns the session id from the answer.
   *
   * @param idleTimeout how long it remembers a session without calls
   * @see https://www.haproxy.com/documentation/kubernetes-ingress/ingress-configuration-reference/backend-config-snippet/
   */
  public static haproxyIngress(idleTimeout: Duration): SessionAffinity {
    const seconds = idleTimeout.toSeconds({ integral: false });
    const snippet = [
      `stick-table type string len 128 size 100k expire ${seconds}s`,
      `stick store-response res.hdr(${SESSION_HEADER})`,
      `stick match req.hdr(${SESSION_HEADER})`,
    ];
    const value = `${snippet.join('\n')}\n`;
    return new SessionAffinity({ serviceAnnotations: { 'haproxy.org/backend-config-snippet': value } });
  }

  /**
   * ingress-nginx: hashes a header of the client, so that all sessions of one client share a pod.
   *
   * @param header a header that every call of a client carries, for example `Authorization`; not the session id (LLMGW-708)
   * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-nginx-upstream-hashing
   */
  public static nginxIngress(header: string): SessionAffinity {
    const value = `$http_${header.toLowerCase().replace(/-/g, '_')}`;
    return new SessionAffinity({
      ingressAnnotations: { 'nginx.ingress.kubernetes.io/upstream-hash-by': value },
      problems: checkHeader(header),
    });
  }

  /**
   * Istio: the proxies of the callers hash a header, also for calls inside the mesh.
   *
   * @param header a header that every call of a client carries; not the session id (LLMGW-708)
   * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB
   */
  public static istio(header: string): SessionAffinity {
    return new SessionAffinity({ meshHeader: header, problems: checkHeader(header) });
  }

  /**
   * The Service itself, by the address of the caller. Everything behind one address lands on one pod (LLMGW-702).
   *
   * @param timeout how long it remembers an address
   * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity
   */
  public static clientIp(timeout: Duration): SessionAffinity {
    return new SessionAffinity({ clientIpTimeout: timeout });
  }

  /** @internal */
  public readonly _rules: AffinityRules;

  private constructor(rules: AffinityRules) {
    this._rules = rules;
  }
}

/**
 * What has to be said to whom; exactly one of them.
 *
 * @internal
 */
export interface AffinityRules {
  readonly serviceAnnotations?: { readonly [name: string]: string };
  readonly ingressAnnotations?: { readonly [name: string]: string };
  readonly meshHeader?: string;
  readonly clientIpTimeout?: Duration;
  readonly problems?: readonly Problem[];
}

function checkHeader(header: string): Problem[] {
  const bad = (reason: string, remedy: string): Problem[] => [
    { code: 'LLMGW-708', prop: 'sessions.affinity.header', value: header, reason, remedy },
  ];
  if (!HEADER_NAME.test(header)) {
    return bad('not a header name', 'use letters, digits and "-"');
  }
  return header.toLowerCase() === SESSION_HEADER.toLowerCase()
    ? bad(
        'the first call of a session has no id yet and is hashed to another pod',
        'name a header that every call of a client has, such as "Authorization", or use SessionAffinity.haproxyIngress()',
      )
    : [];
}
