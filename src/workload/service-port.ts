import { ListenerRole } from '../contract/listener';
import { checkPort } from '../core/ports';
import type { Problem } from '../core/problem';
import type { ProductDefinition } from '../profiles/definition';
import { publishedListeners, roleOf } from './listeners';

/**
 * The product with another Service port for the first published listener of the API. It is decided here, before anybody reads the
 * listeners, so that no URL, route or check can know another one.
 */
export function withServicePort(
  definition: ProductDefinition,
  servicePort: number | undefined,
): { readonly definition: ProductDefinition; readonly problems: Problem[] } {
  const { facts } = definition;
  if (servicePort === undefined) {
    return { definition, problems: [] };
  }
  const first = publishedListeners(facts.listeners).find((l) => roleOf(l) === ListenerRole.API);
  const problems = checkPort('servicePort', servicePort, 1);
  if (!first) {
    const reason = `the Service of ${facts.product} has no listener of the API`;
    problems.push({ code: 'LLMGW-164', prop: 'servicePort', value: servicePort, reason, remedy: 'leave it out' });
  }
  if (problems.length > 0) {
    return { definition, problems };
  }
  const listeners = facts.listeners.map((l) => (l === first ? { ...l, servicePort } : l));
  return { definition: { ...definition, facts: { ...facts, listeners } }, problems };
}
