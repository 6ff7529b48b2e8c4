/** Where TLS comes from. */
export enum TlsKind {
  /** A Secret that exists. */
  SECRET = 'secret',
  /** cert-manager, asked by an annotation. */
  ANNOTATION = 'annotation',
  /** cert-manager, asked by an object. */
  CERTIFICATE = 'certificate',
  /** The controller has it. */
  CONTROLLER = 'controller',
  /** No TLS. */
  NONE = 'none',
}

/** What a door needs to know about TLS. */
export interface TlsFacts {
  readonly kind: TlsKind;
  readonly secretName?: string;
  readonly issuer?: string;
  readonly issuerKind: string;
}
