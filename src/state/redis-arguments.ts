import { inOrder } from '../core/in-order';
import type { Problem } from '../core/problem';
import { suggest } from '../core/suggest';
import { checkArgument } from '../core/text';
import { notExpanded } from '../pod/env';
import type { RedisPersistence } from './redis-persistence';

export const REDIS_PORT = 6379;
export const REDIS_FOLDER = '/data';
/** Read by redis-cli and valkey-cli, and copied into the arguments of the server. */
export const PASSWORD_VARIABLE = 'REDISCLI_AUTH';

// room for the log that is being rewritten, for clients and for what the allocator cannot give back
const SHARE_OF_MEMORY = 0.6;
/** Follow from props. */
const OWNED: Readonly<Record<string, string>> = {
  port: 'the Service',
  dir: 'the volume',
  requirepass: "'password'",
  appendonly: "'persistence'",
  save: "'persistence'",
  daemonize: 'the container',
  bind: 'the Service',
  'protected-mode': "'password'",
};

/**
 * Arguments of the server. Kubernetes puts the password in, no shell is between; Redis takes it out of its process title.
 *
 * @param memory bytes that the container may use
 */
export function redisArguments(
  memory: number,
  persistence: RedisPersistence,
  settings: { readonly [name: string]: string } = {},
): string[] {
  const directives: Record<string, string> = {
    maxmemory: `${Math.max(1, Math.floor((memory * SHARE_OF_MEMORY) / 2 ** 20))}mb`,
    // keys with a lifetime make room, keys without are never lost in silence
    'maxmemory-policy': 'volatile-lru',
    ...Object.fromEntries(inOrder(settings).map(([name, value]) => [name, notExpanded(value)])),
    port: String(REDIS_PORT),
    dir: REDIS_FOLDER,
    appendonly: persistence.size ? 'yes' : 'no',
    save: '',
    requirepass: `$(${PASSWORD_VARIABLE})`,
  };
  return Object.entries(directives).flatMap(([name, value]) => [`--${name}`, value]);
}

/** Settings that do not follow from something else. */
export function checkRedisSettings(settings: { readonly [name: string]: string } = {}): Problem[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    const prop = `settings.${name}`;
    const owner = OWNED[name.toLowerCase()];
    if (owner !== undefined) {
      return [{ code: 'LLMGW-413', prop, reason: `follows from ${owner}`, remedy: 'leave it out' }];
    }
    if (!/^[a-z][a-z0-9-]*$/.test(name)) {
      const meant = suggest(name, ['maxmemory', 'maxmemory-policy', 'timeout']);
      const remedy = `directives have lower-case letters, digits and "-", for example "${meant ?? 'maxmemory-policy'}"`;
      return [{ code: 'LLMGW-413', prop, reason: 'not a directive', remedy }];
    }
    return checkArgument(prop, value);
  });
}
