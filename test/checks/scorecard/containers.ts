import { list } from '../finding';
import { duplicates } from '../references/volumes';
import { eachContainer, eachServingContainer } from './row';

const DIGEST = /@sha256:[0-9a-f]{64}$/;
const SECRET_NAME = /password|token|bearer|secret/i;

/** What is in a container: an image that stays the same, resources, no writable root, no secrets in the open. */
export const containers = [
  eachContainer('image', ({ image }) => {
    if (typeof image !== 'string' || image.includes('@') !== DIGEST.test(image)) return `image ${image} has a malformed digest`;
    const tag = /:([^:/@]+)(?:@|$)/.exec(image)?.[1];
    return tag === 'latest' || (tag === undefined && !DIGEST.test(image)) ? `image ${image} is not pinned` : undefined;
  }),

  eachContainer('resources', ({ resources }) => {
    const missing = [
      ...['cpu', 'memory'].filter((name) => resources?.requests?.[name] === undefined).map((name) => `request of ${name}`),
      ...['memory'].filter((name) => resources?.limits?.[name] === undefined).map((name) => `limit of ${name}`),
    ];
    return missing.length === 0 ? undefined : `no ${missing.join(', ')}`;
  }),

  eachContainer('read-only-root', ({ securityContext }) =>
    securityContext?.readOnlyRootFilesystem === true ? undefined : 'readOnlyRootFilesystem is not true',
  ),

  // Both levels: some admission policies and linters look at one of them only.
  eachContainer('container-context', ({ securityContext }) =>
    securityContext?.runAsNonRoot === true && securityContext.seccompProfile
      ? undefined
      : 'it sets no runAsNonRoot or no seccompProfile',
  ),

  eachContainer('duplicate-env', ({ env }) => {
    const [name] = duplicates(list(env).map((variable) => variable.name));
    return name === undefined ? undefined : `variable ${name} is set twice`;
  }),

  eachContainer('literal-secret', ({ env }) => {
    const literal = list(env).find(
      ({ name, value }) => SECRET_NAME.test(name) && typeof value === 'string' && !/^(\/.*|\$\(.*\)|)$/.test(value),
    );
    return literal && `variable ${literal.name} is named like a secret and has a literal value`;
  }),

  eachServingContainer('restart-policy', ({ restartPolicy }) =>
    restartPolicy === undefined ? undefined : 'restartPolicy is for init containers only',
  ),
];
