import type { Size } from 'cdk8s';
import type { ConfigFacts } from './config-facts';
import type { CredentialFacts } from './credential';
import type { DrainFacts } from './drain';
import type { HealthFacts } from './health';
import type { Listener } from './listener';
import type { ProductMetrics } from './metrics';
import type { McpFacts, RegionFacts, UpstreamFacts } from './platform-facts';
import type { Provenance } from './provenance';
import type { ProviderFacts } from './provider-facts';
import type { ContainerResourceQuantities } from './resources';
import type { MembershipFacts, MigrationFacts, StoreFacts } from './stores';

/** A folder that the process writes to. Everything else is read-only. */
export interface WritablePath {
  /** Absolute path. */
  readonly path: string;
  /** The pod is evicted above it. */
  readonly sizeLimit: Size;
  /**
   * Name of the volume.
   * @default - derived from the path
   */
  readonly name?: string;
}

/** The runtime of a product, which decides which scaling signals mean something. */
export enum ProductRuntime {
  /** Native code, including Go and Rust. */
  NATIVE = 'native',
  /** Java: the heap is never given back, memory says nothing about load. */
  JVM = 'jvm',
  /** Node.js. */
  NODE = 'node',
  /** Python. */
  PYTHON = 'python',
  /** Envoy, nginx and other proxies. */
  PROXY = 'proxy',
}

/** Names by which a product's documents call its objects. */
export interface DocumentedNames {
  /** Deployment, Service, autoscaler and the rest. */
  readonly workload?: string;
  /** ConfigMap of the configuration, where the workload has its documented name. */
  readonly config?: string;
}

/** How OTLP is spoken. */
export enum OtlpProtocol {
  /** gRPC, port 4317. */
  GRPC = 'grpc',
  /** Protocol buffers over HTTP, port 4318. */
  HTTP = 'http/protobuf',
}

/** How the product learns the OTLP endpoint. */
export interface TracingFacts {
  /** Environment variable of the endpoint, mostly `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly endpointVariable: string;
  /** Further fixed variables that switch it on. */
  readonly env?: { [name: string]: string };
  /**
   * What the product speaks.
   * @default OtlpProtocol.GRPC
   */
  readonly protocol?: OtlpProtocol;
}

/** What is known about a product at a version: everything the library needs to run it, as data. */
export interface ProductFacts {
  /** Name of the product, the value of `app.kubernetes.io/name`. */
  readonly product: string;
  /**
   * Version, for labels only.
   * @default - none
   */
  readonly version?: string;
  /** Image with a version or a digest. */
  readonly image: string;
  /**
   * Name of the container.
   * @default "gateway"
   */
  readonly containerName?: string;
  /**
   * What the workload is in the platform.
   * @default "gateway"
   */
  readonly component?: string;
  /**
   * Entry point.
   * @default - that of the image
   */
  readonly command?: string[];
  /**
   * Arguments.
   * @default - those of the image
   */
  readonly args?: string[];
  /**
   * Fixed environment variables.
   * @default - none
   */
  readonly env?: { [name: string]: string };
  /** At least one. */
  readonly listeners: Listener[];
  /** Probes. */
  readonly health: HealthFacts;
  /** Numeric user of the image; never 0. */
  readonly user: number;
  /**
   * Numeric group.
   * @default - the user
   */
  readonly group?: number;
  /**
   * Folders that the process writes to.
   * @default - `/tmp`, 64 MiB
   */
  readonly writablePaths?: WritablePath[];
  /** Requests and limits as documented, or measured. */
  readonly resources: ContainerResourceQuantities;
  /**
   * Pods while no autoscaler decides.
   * @default 2
   */
  readonly replicas?: number;
  /**
   * Configuration files.
   * @default - no configuration files
   */
  readonly config?: ConfigFacts;
  /**
   * Credentials that the product reads.
   * @default - none
   */
  readonly credentials?: CredentialFacts[];
  /**
   * How the process ends.
   * @default - unknown (LLMGW-160); the image has no `sleep`
   */
  readonly drain?: DrainFacts;
  /**
   * What it runs on.
   * @default ProductRuntime.NATIVE
   */
  readonly runtime?: ProductRuntime;
  /**
   * What it measures.
   * @default - nothing to scrape
   */
  readonly metrics?: ProductMetrics;
  /**
   * How it is told to send traces.
   * @default - no traces
   */
  readonly tracing?: TracingFacts;
  /**
   * Paths that clients may reach through a front door.
   * @default ["/v1"]
   */
  readonly apiPaths?: string[];
  /**
   * Names of its objects in its documents.
   * @default - none, names derive from the construct
   */
  readonly names?: DocumentedNames;
  /**
   * Stores that the product can use.
   * @default - none
   */
  readonly stores?: StoreFacts[];
  /**
   * How replicas find each other, if they do.
   * @default - replicas know nothing of each other
   */
  readonly cluster?: MembershipFacts;
  /**
   * How the database schema is brought up to date apart from the pods.
   * @default - the product has no schema, or brings it up to date at start without harm
   */
  readonly migration?: MigrationFacts;
  /**
   * What model providers need besides their keys.
   * @default - nothing
   */
  readonly providers?: ProviderFacts[];
  /**
   * How each fact is known, by its name or that of its group: `drain`, `drain.cutsAfter`. What is assumed is never a reason to
   * refuse something.
   * @default - stated by whoever wrote them
   */
  readonly provenance?: { [fact: string]: Provenance };
  /**
   * Hosts that the product itself talks to, besides model providers: control planes, license servers. Name or URL.
   * @default - none
   */
  readonly controlPlanes?: string[];
  /**
   * What it does as an MCP server or proxy.
   * @default - it is none
   */
  readonly mcp?: McpFacts;
  /**
   * How it is told the URL of the gateway that it works with.
   * @default - it is not told
   */
  readonly upstream?: UpstreamFacts;
  /**
   * How it is told its region.
   * @default - it knows no regions
   */
  readonly region?: RegionFacts;
}
