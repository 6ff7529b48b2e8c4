import { asSure } from '../contract/provenance';
import type { StoreFacts } from '../contract/stores';
import { StoreKind } from '../contract/stores';
import type { Problem } from '../core/problem';
import type { WorkloadPlan } from './plan';

/** A store without which the product does not start; how it got into the pod does not matter. */
export function checkRequiredStore({ facts, additions }: WorkloadPlan): Problem[] {
  const required = facts.stores?.filter((s) => s.required) ?? [];
  const present = (s: StoreFacts): boolean =>
    [s.urlVariable, s.hostVariable].some((name) => name !== undefined && additions.env.has(name)) ||
    additions.mounts.some((m) => m.mountPath === s.path);
  if (required.length === 0 || required.some(present)) {
    return [];
  }
  const kinds = required.map((s) => s.kind).join(' or ');
  const reason = `${facts.product} does not start without ${kinds}`;
  const factory = required[0]?.kind === StoreKind.REDIS ? 'externalRedis' : 'externalPostgres';
  const remedy = `add for example StateStore.${factory}({ ... })`;
  return asSure(facts, 'stores', [{ code: 'LLMGW-410', prop: 'stores', reason, remedy }]);
}

/** Replicas that could find each other and are not told how. */
export function checkMembership({ facts, additions }: WorkloadPlan, replicas: number): Problem[] {
  if (!facts.cluster || replicas === 1 || additions.env.has(facts.cluster.serviceVariable)) {
    return [];
  }
  const reason = 'replicas do not find each other, each counts for itself';
  const remedy = "add new ClusterMembership(this, 'cluster', { target: gateway })";
  return [{ code: 'LLMGW-417', prop: 'replicas', value: replicas, reason, remedy, warning: true }];
}
