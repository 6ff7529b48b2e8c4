import type { WorkloadAddition } from '../contract/addition';
import type { NetworkPeer } from '../contract/network';
import type { ProductFacts } from '../contract/product-facts';
import type { DrainFacts } from '../contract/drain';
import { ruleTo } from '../contract/egress';
import { textValue } from '../pod/env';
import { apiPortsOf } from './listeners';
import type { StreamBudget } from './stream-budget';

/** What the profile itself wants in the pod: its variables, its callers and its control planes. */
export function profileAddition(
  facts: ProductFacts,
  variables: Readonly<Record<string, string>>,
  clients: readonly NetworkPeer[],
): WorkloadAddition {
  return {
    env: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, textValue(value)])),
    ingress: clients.length > 0 ? [{ peers: [...clients], ports: apiPortsOf(facts.listeners) }] : [],
    egress: (facts.controlPlanes ?? []).map((url) => ruleTo(url)),
  };
}

/** How long the process may drain, in its own words. */
export function drainVariable(drain: DrainFacts | undefined, budget: StreamBudget): Record<string, string> {
  return drain?.secondsVariable === undefined
    ? {}
    : { [drain.secondsVariable]: (drain.secondsFormat ?? '%d').replace('%d', String(budget.drain)) };
}
