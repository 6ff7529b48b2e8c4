import type { Problem } from './problem';

const REPOSITORY =
  /^(?:[a-zA-Z0-9.-]+(?::[0-9]+)?\/)?[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*$/;
const TAG = /^[\w][\w.-]{0,127}$/;
const DIGEST = /^sha256:[a-f0-9]{64}$/;
const MOVING_TAGS = new Set(['latest', 'main', 'master', 'edge', 'nightly', 'stable', 'dev']);

interface ImageReference {
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** Splits `registry:5000/repository:tag@sha256:...`. */
export function parseImage(image: string): ImageReference {
  const [name = '', digest] = image.split('@', 2);
  const colon = name.lastIndexOf(':');
  // a colon before the last slash belongs to the port of the registry
  const hasTag = colon > name.lastIndexOf('/');
  return { repository: hasTag ? name.slice(0, colon) : name, tag: hasTag ? name.slice(colon + 1) : undefined, digest };
}

/** An image must be a legal reference to something that does not change. */
export function checkImage(prop: string, image: string): Problem[] {
  const { repository, tag, digest } = parseImage(String(image));
  if (!REPOSITORY.test(repository) || (tag !== undefined && !TAG.test(tag)) || (digest !== undefined && !DIGEST.test(digest))) {
    const remedy = 'write registry/repository:tag, optionally with @sha256: and 64 lower-case hexadecimal digits';
    return [{ code: 'LLMGW-105', prop, value: image, reason: 'not an image reference', remedy }];
  }
  if (digest !== undefined || (tag !== undefined && !MOVING_TAGS.has(tag))) {
    return [];
  }
  const reason =
    tag === undefined
      ? 'no tag means "latest", which changes under a running Deployment'
      : `"${tag}" changes under a running Deployment`;
  return [{ code: 'LLMGW-106', prop, value: image, reason, remedy: 'name a version or a digest' }];
}
