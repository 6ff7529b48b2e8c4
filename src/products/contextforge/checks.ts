import type { Problem } from '../../core/problem';
import type { PodFacts } from '../../profiles/definition';
import type { ContextForgeOptions } from './options';

const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The first administrator has a mail address, or nobody can sign in. */
export function checkContextForgeOptions({ adminEmail }: ContextForgeOptions): Problem[] {
  if (typeof adminEmail === 'string' && MAIL.test(adminEmail)) {
    return [];
  }
  const remedy = 'state the mail address of the first administrator, for example "platform@acme.example"';
  return [{ code: 'LLMGW-881', prop: 'profile.adminEmail', value: adminEmail, reason: 'not a mail address', remedy }];
}

/** Sessions that live in one pod, while there are several. */
export function checkContextForgePod({ env }: PodFacts): Problem[] {
  const is = (name: string) => env.get(name)?.value?.toLowerCase() === 'true';
  if (!is('USE_STATEFUL_SESSIONS') || (is('MCPGATEWAY_SESSION_AFFINITY_ENABLED') && env.has('REDIS_URL'))) {
    return [];
  }
  const reason = 'a session is known to the pod that began it: calls that reach another pod fail';
  const remedy = "use 'sessions: McpSessions.sharedStore(...)' instead of the variable";
  return [{ code: 'LLMGW-882', prop: 'env.USE_STATEFUL_SESSIONS', value: 'true', reason, remedy }];
}
