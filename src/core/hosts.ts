const V4 = /^(\d{1,3}\.){3}\d{1,3}$/;

/** Whether a host is an IP address. */
export function isAddress(host: string): boolean {
  return V4.test(host) || host.includes(':');
}

/** Where a name may stand. Two labels are a Service and its namespace, or a domain: nobody can tell from the name. */
export interface HostReading {
  /** The namespace if it is a Service of the cluster: empty for that of the caller, undefined if it cannot be one. */
  readonly namespace?: string;
  /** Whether it may be a host outside the cluster. */
  readonly outside: boolean;
}

/** Every way to read a DNS name; policies allow all of them, since a wrong guess would block what somebody declared. */
export function readHost(host: string): HostReading {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  if (labels.length === 1) {
    return { namespace: '', outside: false };
  }
  const svc = labels.lastIndexOf('svc');
  if (svc >= 2) {
    const domain = labels.slice(svc + 1).join('.');
    return { namespace: labels[svc - 1], outside: domain !== '' && domain !== 'cluster.local' };
  }
  const twoLabels = labels.length === 2 && !NO_NAMESPACE.test(labels[1]!);
  return twoLabels ? { namespace: labels[1], outside: true } : { outside: true };
}

/** Whether a host is in the cluster for certain: a single label, or a name with `svc`. */
export function isInCluster(host: string): boolean {
  return !isAddress(host) && !readHost(host).outside;
}

/**
 * Whether a host is rather in the cluster than outside: for what has one answer only, such as the default of TLS. Never for
 * policies.
 */
export function isLikelyInCluster(host: string): boolean {
  const { namespace } = readHost(host);
  const isDomain = host.split('.').length === 2 && PUBLIC_SUFFIX.test(namespace ?? '');
  return !isAddress(host) && namespace !== undefined && !isDomain;
}

const NO_NAMESPACE = /^(com|net|org)$/;
const PUBLIC_SUFFIX = /^(io|ai|dev|app|cloud|internal|local|lan|corp|xyz|[a-z]{2})$/;

/** Whether a name by custom stands for something in a private network, so that its address is private as well. */
export function isPrivateName(host: string): boolean {
  return /\.(internal|local|lan|corp|home|intranet|private)$/.test(host) || host.endsWith('.home.arpa');
}

const PRIVATE_ENDPOINT = /(^|\.)privatelink\.|\.vpce\.amazonaws\.com$|(^|\.)p\.googleapis\.com$|(^|[.-])vpc[.-]/;

/**
 * Whether a name gives away that its address is private: by custom, or since a cloud names private endpoints like that.
 * @see https://learn.microsoft.com/azure/private-link/private-endpoint-dns
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
 * @see https://cloud.google.com/vpc/docs/configure-private-service-connect-apis
 */
export function hintsAtPrivateAddress(host: string): boolean {
  return isPrivateName(host) || PRIVATE_ENDPOINT.test(host);
}

/** Whether a host is the one that is named, or one below it where the name begins with `*.`. */
export function matchesHost(name: string, host: string): boolean {
  return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name;
}

/** The host and port of a URL, `host:port` or bare host. */
export function hostAndPort(text: string): { readonly host: string; readonly port?: number; readonly tls: boolean } {
  const match = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^@/]*@)?(\[[^\]]+\]|[^:/?#]+)(?::(\d+))?/i.exec(text);
  const scheme = match?.[1]?.toLowerCase();
  const tls = scheme === 'https' || scheme === 'rediss' || scheme === 'grpcs';
  const port = match?.[3] ? Number(match[3]) : scheme === 'https' ? 443 : scheme === 'http' ? 80 : undefined;
  return { host: (match?.[2] ?? '').replace(/^\[|\]$/g, ''), port, tls };
}
