/** What a listener is for. */
export enum ListenerRole {
  /** Clients: the API. Published by a Service and, when asked, by a front door. */
  API = 'api',
  /** The kubelet. */
  HEALTH = 'health',
  /** Prometheus. */
  METRICS = 'metrics',
  /** The other replicas of the workload. */
  CLUSTER = 'cluster',
  /** Operators; never published by itself. */
  ADMIN = 'admin',
}

/** What is spoken on a listener, apart from TLS. */
export enum AppProtocol {
  /** HTTP/1.1, perhaps with an upgrade. */
  HTTP = 'http',
  /** HTTP/2; without TLS from the first byte on. */
  H2C = 'h2c',
  /** gRPC. */
  GRPC = 'grpc',
}

/** A port on which the product listens. */
export interface Listener {
  /** Name of the container and Service port: at most 15 lower-case letters, digits and "-". */
  readonly name: string;
  /** Port number of the container, 1024 or above. */
  readonly port: number;
  /**
   * What it is for.
   * @default ListenerRole.API
   */
  readonly role?: ListenerRole;
  /**
   * Whether it speaks TLS.
   * @default false
   */
  readonly tls?: boolean;
  /**
   * What it speaks: `appProtocol` of the Service, probes and front doors follow from it.
   * @default - HTTP/1.1
   */
  readonly appProtocol?: AppProtocol;
  /**
   * Port of the Service.
   * @default - the container's
   */
  readonly servicePort?: number;
  /**
   * Whether the Service has it.
   * @default - true for API and METRICS
   */
  readonly published?: boolean;
}
