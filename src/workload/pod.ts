import type { k8s } from 'cdk8s-plus-28';
import type { VolumeMount } from '../contract/addition';
import { renderContainer, renderMounts, renderSidecar, renderVolumes } from '../pod/containers';
import type { WorkloadPlan } from './plan';
import { ephemeralStorage, podMounts } from './pod-volumes';
import { preStop } from './pre-stop';
import { renderProbes } from './probes';
import { renderResources } from '../pod/resources';
import { placement } from '../pod/placement';

const TOOL_RESOURCES = { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '100m', memory: '16Mi' } };

/** The pod of a workload. */
export function podTemplate(plan: WorkloadPlan): k8s.PodTemplateSpec {
  const { additions, identity, options } = plan;
  const annotations = { ...options.annotations, ...additions.podAnnotations, ...additions.checksums() };
  return {
    metadata: {
      labels: { ...identity.podLabels, ...additions.podLabels },
      annotations: Object.keys(annotations).length > 0 ? annotations : undefined,
    },
    spec: podSpec(plan),
  };
}

function podSpec(plan: WorkloadPlan): k8s.PodSpec {
  const { additions, options, identity, containerSecurity, pullPolicy } = plan;
  const hook = preStop(plan);
  const mounts = podMounts(plan);
  const sidecars = mounts.sidecars.map((c) => renderSidecar(c, containerSecurity, pullPolicy));
  const pullSecrets = [...additions.imagePullSecrets].map((name) => ({ name }));
  const native = plan.version.hasNativeSidecars;
  const initContainers = [
    ...(hook.initContainer ? [{ ...hook.initContainer, resources: renderResources(TOOL_RESOURCES) }] : []),
    ...mounts.initContainers.map((c) => renderContainer(c, containerSecurity, pullPolicy)),
    ...(native ? sidecars.map((c) => ({ ...c, restartPolicy: 'Always' })) : []),
  ];
  return {
    serviceAccountName: options.serviceAccount?.existingName ?? identity.name,
    automountServiceAccountToken: false,
    // variables such as <SERVICE>_PORT collide with the settings of many products
    enableServiceLinks: false,
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: plan.budget.grace,
    securityContext: plan.podSecurity,
    dnsConfig: { options: [{ name: 'ndots', value: plan.isolation._ndots }] },
    imagePullSecrets: pullSecrets.length > 0 ? pullSecrets : undefined,
    ...placement(identity.selector, options.scheduling, options.region),
    initContainers: initContainers.length > 0 ? initContainers : undefined,
    containers: [
      { ...gatewayContainer(plan, mounts.gateway, hook.mount), lifecycle: hook.lifecycle },
      ...(native ? [] : sidecars),
    ],
    volumes: [...renderVolumes(mounts.all), ...(hook.volume ? [hook.volume] : [])],
  };
}

function gatewayContainer(
  plan: WorkloadPlan,
  mounts: readonly VolumeMount[],
  hookMount: k8s.VolumeMount | undefined,
): k8s.Container {
  const { facts, additions } = plan;
  const args = [...(facts.args ?? []), ...additions.args];
  return {
    name: plan.containerName,
    image: facts.image,
    imagePullPolicy: plan.pullPolicy,
    command: facts.command,
    args: args.length > 0 ? args : undefined,
    env: additions.env.size > 0 ? [...additions.env.values()] : undefined,
    ports: facts.listeners.map((l) => ({ name: l.name, containerPort: l.port, protocol: 'TCP' })),
    ...renderProbes(plan.health, facts.listeners),
    resources: renderResources(withEphemeralStorage(plan)),
    securityContext: plan.containerSecurity,
    volumeMounts: [...renderMounts(mounts), ...(hookMount ? [hookMount] : [])],
  };
}

/** The pod is evicted when its emptyDirs and logs outgrow the limit, so the limit follows from them. */
function withEphemeralStorage(plan: WorkloadPlan): WorkloadPlan['resources'] {
  const storage = ephemeralStorage(plan);
  const { requests, limits } = plan.resources;
  const own = storage === undefined ? {} : { ephemeralStorage: storage };
  return { requests: { ...own, ...requests }, limits: { ...own, ...limits } };
}
