import type { VolumeMount } from '../contract/addition';
import { toPodContainer, toSidecar } from '../pod/containers';
import type { PodContainer, PodPlan } from '../pod/pod-plan';
import { PodSpread } from '../pod/pod-plan';
import type { WorkloadPlan } from './plan';
import { podMounts } from './mounts';
import { preStop } from './pre-stop';
import { renderProbes } from './probes';

/** The pod of a workload. */
export function workloadPod(plan: WorkloadPlan): PodPlan {
  const { additions, facts, identity, options } = plan;
  const hook = preStop(plan);
  const mounts = podMounts(plan);
  return {
    ...plan.traffic(),
    labels: { ...identity.podLabels, ...additions.podLabels },
    annotations: { ...options.annotations, ...additions.podAnnotations, ...additions.checksums() },
    serviceAccountName: options.serviceAccount?.existingName ?? identity.name,
    user: facts.user,
    group: facts.group,
    graceSeconds: plan.budget.grace,
    spread: PodSpread.REVISION,
    container: {
      ...gatewayContainer(plan, [...mounts.gateway, ...(hook.mount ? [hook.mount] : [])]),
      lifecycle: hook.lifecycle,
    },
    initContainers: [...(hook.tool ? [hook.tool] : []), ...mounts.initContainers.map(toPodContainer)],
    sidecars: mounts.sidecars.map(toSidecar),
  };
}

function gatewayContainer(plan: WorkloadPlan, volumes: readonly VolumeMount[]): PodContainer {
  const { facts, additions } = plan;
  const args = [...(facts.args ?? []), ...additions.args];
  return {
    name: plan.containerName,
    image: facts.image,
    command: facts.command,
    args: args.length > 0 ? args : undefined,
    env: [...additions.env.values()],
    ports: facts.listeners,
    probes: renderProbes(plan.health, facts.listeners),
    resources: plan.resources,
    volumes,
  };
}
