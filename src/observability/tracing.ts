import type { CredentialReference } from '../contract/credential';
import type { ContainerResourceQuantities } from '../contract/resources';
import type { OtlpProtocol } from '../contract/product-facts';

/** A collector beside the gateway. State either `endpoint` or `config`. */
export interface CollectorSidecarOptions {
  /**
   * Where the collector sends everything: a URL with scheme and host, for example `http://tempo.observability.svc:4317`.
   * @default - as `config` says
   */
  readonly endpoint?: string;
  /**
   * What the endpoint speaks.
   * @default OtlpProtocol.GRPC
   */
  readonly protocol?: OtlpProtocol;
  /**
   * Headers of every export with their values from Secrets, for example `authorization`.
   * @default - none
   */
  readonly headers?: { [name: string]: CredentialReference };
  /**
   * Of a hundred traces so many are kept.
   * @default 100
   */
  readonly samplingPercentage?: number;
  /**
   * The whole configuration of the collector as YAML. It listens for OTLP on localhost:4317 (or 4318) and has the extension
   * `health_check` on 0.0.0.0:13133. What it talks to must be let through by `egress` of the workload.
   * @default - made from the other options
   */
  readonly config?: string;
  /**
   * Image of the collector, with a version or a digest.
   * @default "otel/opentelemetry-collector-contrib:0.136.0"
   */
  readonly image?: string;
  /**
   * Requests and limits.
   * @default - 50m and 64Mi, at most 200m and 128Mi
   */
  readonly resources?: ContainerResourceQuantities;
}

/** @internal */
export enum TracingKind {
  ENDPOINT,
  SIDECAR,
  OPERATOR_SIDECAR,
  COLLECTOR,
}

/** Where a gateway sends its traces. */
export class Tracing {
  /**
   * To an OTLP endpoint: a collector, Tempo, Jaeger or a vendor.
   *
   * @param url with scheme, host and port, for example `http://tempo.observability.svc:4317`
   */
  public static endpoint(url: string): Tracing {
    return new Tracing(TracingKind.ENDPOINT, url);
  }

  /**
   * To a collector in the same pod: it takes traces even while the backend is away, and adds who sent them.
   *
   * @param options where it sends them
   */
  public static sidecar(options: CollectorSidecarOptions): Tracing {
    return new Tracing(TracingKind.SIDECAR, undefined, options);
  }

  /**
   * To a sidecar that the OpenTelemetry operator puts into the pod, as an OpenTelemetryCollector with `mode: sidecar` says.
   *
   * @param collector name of the OpenTelemetryCollector; the only one of the namespace if left out
   */
  public static operatorSidecar(collector?: string): Tracing {
    return new Tracing(TracingKind.OPERATOR_SIDECAR, undefined, {}, collector);
  }

  /**
   * To an OpenTelemetryCollector of the operator that runs as a Deployment, DaemonSet or StatefulSet.
   *
   * @param name name of the OpenTelemetryCollector
   * @param namespace its namespace; that of the workload if left out
   */
  public static collector(name: string, namespace?: string): Tracing {
    return new Tracing(TracingKind.COLLECTOR, undefined, {}, name, namespace);
  }

  private constructor(
    /** @internal */
    public readonly _kind: TracingKind,
    /** @internal */
    public readonly _url?: string,
    /** @internal */
    public readonly _options: CollectorSidecarOptions = {},
    /** @internal */
    public readonly _name?: string,
    /** @internal */
    public readonly _namespace?: string,
  ) {}
}
