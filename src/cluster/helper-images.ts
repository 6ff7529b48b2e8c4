/**
 * A team's own copies of the images that the library puts beside a product, as they are pulled, best by digest: for every pod of the
 * cluster, without a word in each construct. A mirror of their registry is not asked for them.
 */
export interface HelperImages {
  /**
   * Asks over HTTP: smoke tests, synthetic checks, the reloader of HELM. It has `curl`, `sh`, and the user 100.
   * @default "curlimages/curl:8.11.1"
   */
  readonly curl?: string;
  /**
   * Brings `sleep` into images without one, and prepares folders. It has `/bin/busybox` as one static file, and `sh`.
   * @default "busybox:1.37.0-musl"
   */
  readonly busybox?: string;
  /**
   * The OpenTelemetry Collector beside a gateway.
   * @default "otel/opentelemetry-collector-contrib:0.136.0"
   */
  readonly collector?: string;
  /**
   * Redis of `RedisStore`, if its engine names no image.
   * @default "redis:7.2.11-alpine"
   */
  readonly redis?: string;
  /**
   * Valkey of `RedisStore`, if its engine names no image.
   * @default "valkey/valkey:8.1.4-alpine"
   */
  readonly valkey?: string;
}
