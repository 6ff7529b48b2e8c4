/** The listener of the API: on the Gateway and its Service one port, in the pods another. */
export interface ListenerFacts {
  readonly name: string;
  readonly port: number;
  readonly servicePort: number;
  readonly tls?: boolean;
}

// what Envoy Gateway adds to ports below 1024, so that the proxy needs no right to use them
const SHIFT = 10000;

/** HTTPS where there is a certificate. */
export function apiListener(tlsSecretName: string | undefined): ListenerFacts {
  return tlsSecretName === undefined
    ? { name: 'http', port: SHIFT + 80, servicePort: 80 }
    : { name: 'https', port: SHIFT + 443, servicePort: 443, tls: true };
}
