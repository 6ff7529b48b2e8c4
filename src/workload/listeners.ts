import type { NetworkPort } from '../contract/network';
import { ListenerRole } from '../contract/listener';
import type { Listener } from '../contract/listener';
import { checkPortName } from '../core/names';
import { checkPort } from '../core/ports';
import type { Problem } from '../core/problem';

/** The role of a listener, the default included. */
export function roleOf(listener: Listener): ListenerRole {
  return listener.role ?? ListenerRole.API;
}

/** The ports of clients, as the pods listen on them. */
export function apiPortsOf(listeners: readonly Listener[]): NetworkPort[] {
  return listeners.filter((l) => roleOf(l) === ListenerRole.API).map((l) => ({ port: l.port }));
}

/** The listeners that the Service has: what clients and Prometheus need, unless the profile says otherwise. */
export function publishedListeners(listeners: readonly Listener[]): Listener[] {
  return listeners.filter((l) => l.published ?? (roleOf(l) === ListenerRole.API || roleOf(l) === ListenerRole.METRICS));
}

/** The port of a listener on the Service. */
export function servicePortOf(listener: Listener): number {
  return listener.servicePort ?? listener.port;
}

/** Legal, unprivileged ports that are not declared twice. */
export function checkListeners(listeners: readonly Listener[]): Problem[] {
  const problems: Problem[] = [];
  if (listeners.length === 0) {
    problems.push({
      code: 'LLMGW-121',
      prop: 'profile.listeners',
      reason: 'no listener',
      remedy: 'state at least one, for example { name: "http", port: 8080 }',
    });
  } else if (publishedListeners(listeners).length === 0) {
    problems.push({
      code: 'LLMGW-121',
      prop: 'profile.listeners',
      reason: 'none is published, and the API server refuses a Service without a port',
      remedy: "leave 'published' out of the listener that clients call",
    });
  }
  const names = new Set<string>();
  const ports = new Set<number>();
  for (const [i, listener] of listeners.entries()) {
    const prop = `listeners[${i}]`;
    problems.push(...checkPortName(`${prop}.name`, listener.name), ...checkPort(`${prop}.port`, listener.port, 1024));
    if (listener.servicePort !== undefined) {
      problems.push(...checkPort(`${prop}.servicePort`, listener.servicePort, 1));
    }
    if (names.has(listener.name) || ports.has(listener.port)) {
      problems.push({
        code: 'LLMGW-108',
        prop,
        value: `${listener.name}:${listener.port}`,
        reason: 'name or number is declared twice',
        remedy: 'give it its own name and number',
      });
    }
    names.add(listener.name);
    ports.add(listener.port);
  }
  return [...problems, ...checkServicePorts(listeners)];
}

/** The API server refuses a Service that has a port twice. */
function checkServicePorts(listeners: readonly Listener[]): Problem[] {
  const published = publishedListeners(listeners);
  return published.flatMap((listener, i): Problem[] => {
    const port = servicePortOf(listener);
    const other = published.slice(0, i).find((l) => servicePortOf(l) === port);
    // the same port of the pods twice is said already
    if (!other || other.port === listener.port) {
      return [];
    }
    const reason = `the Service has it twice, for "${other.name}" and for "${listener.name}"`;
    return [{ code: 'LLMGW-108', prop: 'servicePort', value: port, reason, remedy: 'give each listener its own' }];
  });
}
