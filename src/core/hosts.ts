const V4 = /^(\d{1,3}\.){3}\d{1,3}$/;

/** Whether a host is an IP address. */
export function isAddress(host: string): boolean {
  return V4.test(host) || host.includes(':');
}

/**
 * The namespace of a Service name: empty for `redis`, `data` for `redis.data` and `redis.data.svc.cluster.local`, undefined for
 * a host outside the cluster. Two labels are taken for a Service only if the second is no public suffix in wide use.
 */
export function inClusterNamespace(host: string): string | undefined {
  const parts = host.split('.');
  if (parts.length === 1) {
    return '';
  }
  if (parts[2] === 'svc') {
    return parts[1];
  }
  return parts.length === 2 && !PUBLIC_SUFFIX.test(parts[1]!) ? parts[1] : undefined;
}

const PUBLIC_SUFFIX = /^(com|net|org|io|ai|dev|app|cloud|internal|local|lan|corp|xyz|co|us|eu|[a-z]{2})$/;

/** Whether a name by custom stands for something in a private network, so that its address is private as well. */
export function isPrivateName(host: string): boolean {
  return /\.(internal|local|lan|corp|home|intranet|private)$/.test(host) || host.endsWith('.home.arpa');
}

/** The host and port of a URL, `host:port` or bare host. */
export function hostAndPort(text: string): { readonly host: string; readonly port?: number; readonly tls: boolean } {
  const match = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^@/]*@)?(\[[^\]]+\]|[^:/?#]+)(?::(\d+))?/i.exec(text);
  const scheme = match?.[1]?.toLowerCase();
  const tls = scheme === 'https' || scheme === 'rediss' || scheme === 'grpcs';
  const port = match?.[3] ? Number(match[3]) : scheme === 'https' ? 443 : scheme === 'http' ? 80 : undefined;
  return { host: (match?.[2] ?? '').replace(/^\[|\]$/g, ''), port, tls };
}
