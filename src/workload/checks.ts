import { checkImage } from '../core/image';
import type { Problem } from '../core/problem';
import { checkContainer } from './containers';
import { DisruptionBudget } from './disruption-budget';
import { checkEgressProxy } from './egress-proxy';
import { checkListeners } from './listeners';
import type { WorkloadPlan } from './plan';
import { checkHealth } from './probes';
import { checkRegion } from './region';
import { checkResources } from './resources';
import { checkMembership, checkRequiredStore } from './state-checks';
import { checkStreamBudget } from './stream-budget';

/** What can be said about a workload from its profile and props alone. */
export function checkPlan(plan: WorkloadPlan): Problem[] {
  const { facts, options } = plan;
  return [
    ...checkImage('profile.image', facts.image),
    ...checkUser(facts.user),
    ...checkListeners(facts.listeners),
    ...checkHealth(plan.health, facts.listeners),
    ...checkResources('resources', plan.resources),
    ...checkStreamBudget(options, plan.budget, facts.drain),
    ...checkReplicas(options.replicas),
    ...checkRegion(options.region),
    ...checkEgressProxy(options.egressProxy),
    ...(options.kubernetesVersion?._problems() ?? []),
    ...(options.sidecars ?? []).flatMap((c) => checkContainer(`sidecars.${c.name}`, c)),
    ...(options.initContainers ?? []).flatMap((c) => checkContainer(`initContainers.${c.name}`, c)),
  ];
}

/** What depends on everything that was added and on who scales the workload. */
export function checkTopology(plan: WorkloadPlan, min: number, max: number): Problem[] {
  const limit = plan.additions.replicaLimit();
  const budget = plan.options.disruptionBudget ?? DisruptionBudget.maxUnavailable(1);
  const tooMany: Problem[] =
    limit && max > limit.max
      ? [
          {
            code: 'LLMGW-119',
            prop: 'replicas',
            value: max,
            reason: `at most ${limit.max} can run: ${limit.reason}`,
            remedy: `use ${limit.max}, or ${limit.remedy ?? 'a store or volume that several pods can share'}`,
          },
        ]
      : [];
  return [...tooMany, ...(max > 1 ? budget._check(min) : []), ...checkRequiredStore(plan), ...checkMembership(plan, max)];
}

function checkReplicas(replicas: number | undefined): Problem[] {
  if (replicas === undefined || (Number.isInteger(replicas) && replicas >= 1)) {
    return [];
  }
  return [
    {
      code: 'LLMGW-109',
      prop: 'replicas',
      value: replicas,
      reason: 'not a whole number, 1 or more',
      remedy: 'use for example 2',
    },
  ];
}

function checkUser(user: number): Problem[] {
  if (Number.isInteger(user) && user > 0) {
    return [];
  }
  return [
    {
      code: 'LLMGW-122',
      prop: 'profile.user',
      value: user,
      reason: 'not a numeric user other than 0',
      remedy: 'state the numeric user of the image',
    },
  ];
}
