import { Size } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { VolumeMount } from '../contract/addition';
import { VolumeSource } from '../contract/volume';
import { quantityOf } from '../core/quantity';
import { renderContainer, renderMounts, renderSidecar, renderVolumes, withGatewayVolumes } from './containers';
import type { WorkloadPlan } from './plan';
import { preStop } from './pre-stop';
import { renderProbes } from './probes';
import { renderResources } from './resources';
import { placement } from './spread';

// logs of the container count as ephemeral storage too
const LOG_ROOM = Size.mebibytes(256);
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
  const hook = preStop(plan.budget.preStop, plan.version, plan.facts.drain ?? {}, containerSecurity);
  const mounts = [...additions.mounts, ...writableMounts(plan)];
  const [besides, firsts] = [additions.sidecars, additions.initContainers].map((list) =>
    list.map((c) => withGatewayVolumes(c, mounts)),
  );
  const beside = [...besides!, ...firsts!].flatMap((c) => c.volumes ?? []);
  const sidecars = besides!.map((c) => renderSidecar(c, containerSecurity, pullPolicy));
  const pullSecrets = [...additions.imagePullSecrets].map((name) => ({ name }));
  const native = plan.version.hasNativeSidecars;
  const initContainers = [
    ...(hook.initContainer ? [{ ...hook.initContainer, resources: renderResources(TOOL_RESOURCES) }] : []),
    ...firsts!.map((c) => renderContainer(c, containerSecurity, pullPolicy)),
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
    containers: [{ ...gatewayContainer(plan, mounts, hook.mount), lifecycle: hook.lifecycle }, ...(native ? [] : sidecars)],
    volumes: [...renderVolumes([...mounts, ...beside]), ...(hook.volume ? [hook.volume] : [])],
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

function writableMounts(plan: WorkloadPlan): VolumeMount[] {
  return plan.writablePaths
    .filter(({ path }) => !plan.additions.mounts.some((m) => m.mountPath === path))
    .map(({ path, sizeLimit, name }) => ({
      name: name ?? volumeName(path),
      source: VolumeSource.emptyDir({ sizeLimit }),
      mountPath: path,
    }));
}

function volumeName(path: string): string {
  return path
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The pod is evicted when its emptyDirs and logs outgrow the limit, so the limit follows from them. */
function withEphemeralStorage(plan: WorkloadPlan): WorkloadPlan['resources'] {
  const own = plan.writablePaths.filter(({ path }) => !plan.additions.mounts.some((m) => m.mountPath === path));
  const room = own.reduce((sum, w) => sum + w.sizeLimit.toMebibytes(), LOG_ROOM.toMebibytes());
  const ephemeralStorage = quantityOf(Size.mebibytes(room));
  const { requests, limits } = plan.resources;
  return { requests: { ephemeralStorage, ...requests }, limits: { ephemeralStorage, ...limits } };
}
