import { checkImage } from '../core/image';
import { checkAnnotations, checkLabels } from '../core/labels';
import { checkSubdomain } from '../core/names';
import type { Problem } from '../core/problem';
import { unread } from '../core/unread';
import { DisruptionBudget } from './disruption-budget';
import { checkEgressProxy } from '../network/egress-proxy';
import { checkListeners } from './listeners';
import type { ServiceAccountOptions } from './options';
import type { WorkloadPlan } from './plan';
import { checkNames } from '../network/names';
import { checkVolumes } from './mounts';
import { checkDrainRequest } from './pre-stop';
import { checkHealth } from './probes';
import { checkAdmitted } from '../pod/admitted';
import type * as admittedModule from '../pod/admitted-pod';
import { checkRegion } from '../pod/region';
import { checkResources, mergeResources } from '../pod/resources';
import { checkTrust } from '../pod/trust';
import { checkMembership, checkRequiredStore } from './state-checks';
import { outsideHosts } from './target-facts';
import { workloadPod } from './workload-pod';

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];

/** What can be said about a workload from its profile and props alone. */
export function checkPlan(plan: WorkloadPlan): Problem[] {
  const { facts, options } = plan;
  return [
    ...checkImage('profile.image', facts.image),
    ...checkUser(facts.user),
    ...checkListeners(facts.listeners),
    ...checkHealth(plan.health, facts.listeners),
    ...checkDrainRequest(facts),
    ...checkResources('resources', mergeResources(facts.resources, options.resources)),
    ...checkResourcesOf(plan),
    ...checkReplicas(options.replicas),
    ...checkRegion(options.region),
    ...checkEgressProxy(plan.settings.egressProxy),
    ...(options.toolImage === undefined ? [] : checkImage('toolImage', options.toolImage)),
    ...checkPullPolicy(options.imagePullPolicy),
    ...checkAccount(options.serviceAccount),
  ];
}

/** What depends on everything that was added and on who scales the workload. */
export function checkTopology(plan: WorkloadPlan, min: number, max: number): Problem[] {
  const { facts } = plan;
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
  return [
    ...tooMany,
    ...(max > 1 ? budget._check(min) : checkNoBudget(plan.options.disruptionBudget)),
    ...checkRequiredStore(plan),
    ...checkMembership(plan, max),
    ...checkVolumes(plan),
    ...checkNames(plan.settings.cluster, plan.additions.egress),
    ...checkSidecars(plan),
    ...checkUnwatched(plan),
    ...checkTrust(plan.settings.cluster, plan.additions.env, facts.runtime, outsideHosts(plan.additions.egress)),
  ];
}

/** What the team states, beside what runs: a cluster may look at all containers of the pod together. */
function checkResourcesOf(plan: WorkloadPlan): Problem[] {
  const { options, settings } = plan;
  if (options.resources === undefined || settings.cluster.facts.admission === undefined) {
    return [];
  }
  const { admittedPod } = require('../pod/admitted-pod') as typeof admittedModule;
  return checkAdmitted(settings.cluster, 'resources', options.resources, admittedPod(workloadPod(plan)));
}

/** With one pod a budget either blocks every drain or says nothing. */
function checkNoBudget(budget: DisruptionBudget | undefined): Problem[] {
  const disruptionBudget = budget?.exists && budget;
  return unread({ disruptionBudget }, 'one pod has no disruption budget', 'leave it out, or run several pods');
}

function checkSidecars(plan: WorkloadPlan): Problem[] {
  const names = plan.additions.sidecars.map((c) => c.name);
  if (names.length === 0 || plan.version.hasNativeSidecars) {
    return [];
  }
  const reason = 'before Kubernetes 1.29 they get SIGTERM while the gateway still answers';
  const remedy =
    'state kubernetesVersion: KubernetesVersion.V1_29 in the profile of the cluster if it is newer, or accept this warning';
  return [{ code: 'LLMGW-129', prop: 'sidecars', value: names.join(', '), reason, remedy, warning: true }];
}

/** Sidecars that nobody asks how they are; those of this library have probes. */
function checkUnwatched({ additions }: WorkloadPlan): Problem[] {
  return additions.sidecars
    .filter(({ healthPath, healthCommand }) => healthPath === undefined && healthCommand === undefined)
    .map(({ name }) => ({
      code: 'LLMGW-017',
      prop: `sidecars.${name}.healthPath`,
      reason: 'without probes nobody notices when it hangs, and some clusters refuse the pod',
      remedy: "state a path that answers while it works, or 'healthCommand', or accept this warning",
      warning: true,
    }));
}

function checkPullPolicy(policy: string | undefined): Problem[] {
  if (policy === undefined || PULL_POLICIES.includes(policy)) {
    return [];
  }
  const reason = 'not a pull policy';
  return [
    { code: 'LLMGW-131', prop: 'imagePullPolicy', value: policy, reason, remedy: `use one of ${PULL_POLICIES.join(', ')}` },
  ];
}

/** What is said about a ServiceAccount that is made elsewhere would reach nobody. */
function checkAccount(account: ServiceAccountOptions = {}): Problem[] {
  if (account.existingName === undefined) {
    return [
      ...checkLabels('serviceAccount.labels', account.labels ?? {}),
      ...checkAnnotations('serviceAccount.annotations', account.annotations ?? {}),
    ];
  }
  const reason = 'the ServiceAccount is made elsewhere';
  const remedy = 'set it there, or leave existingName out';
  const dropped = { 'serviceAccount.annotations': account.annotations, 'serviceAccount.labels': account.labels };
  return [...checkSubdomain('serviceAccount.existingName', account.existingName), ...unread(dropped, reason, remedy)];
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
