import type { Duration } from 'cdk8s';

/** How the kubelet asks for health. Durations are whole seconds. */
export interface ProbeFacts {
  /**
   * Path of the request; without it, and without `grpcService`, the probe opens a TCP connection.
   * @default - TCP
   */
  readonly path?: string;
  /**
   * Service that is asked by the health protocol of gRPC, on a listener without TLS; empty for the server as a whole. Instead of
   * `path`.
   * @default - none
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-grpc-liveness-probe
   */
  readonly grpcService?: string;
  /**
   * Name of the listener.
   * @default - the first HEALTH listener, else the first API listener
   */
  readonly listener?: string;
  /**
   * Wait before the first request.
   * @default - at once
   */
  readonly initialDelay?: Duration;
  /**
   * Time between two requests.
   * @default Duration.seconds(10)
   */
  readonly period?: Duration;
  /**
   * How long an answer may take.
   * @default Duration.seconds(3)
   */
  readonly timeout?: Duration;
  /**
   * Failures in a row that count.
   * @default 3
   */
  readonly failureThreshold?: number;
}

/** Startup, readiness and liveness, apart from each other. Liveness never asks for something outside the process. */
export interface HealthFacts {
  /** Holds the other two back until the process has started. */
  readonly startup: ProbeFacts;
  /** Whether the pod gets traffic. */
  readonly readiness: ProbeFacts;
  /** Whether the container is restarted. */
  readonly liveness: ProbeFacts;
}
