/**
 * The images of what the library puts beside a product, by the name that a team gives its own under (`HelperImages`). Nothing else in
 * `src` names one. No digests: who has a mirror knows those of its copies.
 */
export const HELPER_IMAGES = {
  curl: 'curlimages/curl:8.11.1',
  // the musl build is one static file: it runs in any image, also in one without a shell and a C library
  busybox: 'busybox:1.37.0-musl',
  collector: 'otel/opentelemetry-collector-contrib:0.136.0',
  // the last version with the BSD licence
  redis: 'redis:7.2.11-alpine',
  valkey: 'valkey/valkey:8.1.4-alpine',
} as const;

/** The name of a helper by its image. */
export function helperOf(image: string): keyof typeof HELPER_IMAGES | undefined {
  return (Object.keys(HELPER_IMAGES) as Array<keyof typeof HELPER_IMAGES>).find((name) => HELPER_IMAGES[name] === image);
}
