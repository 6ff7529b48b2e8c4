import { quantityValue } from '../../src/core/quantity';
import type { Manifest } from '../support/manifest';
import type { ClusterModel } from './models';

const VOLUMES = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];
const LEAST_CPU = 0.1;
const LEAST_MEMORY = 100 * 1024 ** 2;

/** Why a cluster would refuse a pod, or make another one of it. */
export function refusals(model: ClusterModel, manifest: Manifest, pod: any): string[] {
  const containers: any[] = [...(pod.initContainers ?? []), ...pod.containers];
  return [
    ...restricted(pod, containers),
    ...users(model, pod, containers),
    ...(model.limitsEqualRequests ? containers.flatMap(equalLimits) : []),
    ...(model.pod ? together(model.pod, pod) : []),
    ...(model.safeguards ? safeguards(manifest, pod, containers) : []),
    ...registry(model, pod, containers),
  ];
}

/** Pod Security "restricted", which every cluster may enforce. */
function restricted(pod: any, containers: readonly any[]): string[] {
  const volumes = (pod.volumes ?? []).filter((v: any) => !Object.keys(v).every((key) => key === 'name' || VOLUMES.includes(key)));
  const context = pod.securityContext ?? {};
  return [
    ...['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => pod[field] === true),
    ...volumes.map((v: any) => `volume ${v.name}`),
    ...(context.runAsNonRoot === true && context.seccompProfile?.type === 'RuntimeDefault' ? [] : ['context of the pod']),
    ...containers
      .filter(({ securityContext: c, ports = [] }) => {
        const drops = c?.capabilities?.drop?.includes('ALL') && !c.capabilities.add;
        return !drops || c.allowPrivilegeEscalation !== false || c.privileged === true || ports.some((p: any) => p.hostPort);
      })
      .map(({ name }) => `context of ${name}`),
  ];
}

/** A cluster that assigns users refuses those that a pod states; where it does not, somebody must state them. */
function users({ assignsUsers = false }: ClusterModel, pod: any, containers: readonly any[]): string[] {
  const contexts = [pod.securityContext, ...containers.map(({ securityContext }) => securityContext)];
  const stated = (context: any): boolean =>
    context?.runAsUser !== undefined || context?.runAsGroup !== undefined || context?.fsGroup !== undefined;
  return contexts.some(stated) === !assignsUsers ? [] : [assignsUsers ? 'states a user' : 'states no user'];
}

function equalLimits({ name, resources: { requests = {}, limits = {} } }: any): string[] {
  const all = [...new Set([...Object.keys(requests), ...Object.keys(limits)])];
  return all.filter((resource) => requests[resource] !== limits[resource]).map((resource) => `${resource} of ${name}`);
}

/** What Autopilot raises: it looks at what runs at the same time. */
function together({ leastCpu, leastMemory, step }: NonNullable<ClusterModel['pod']>, pod: any): string[] {
  const sidecars = (pod.initContainers ?? []).filter((c: any) => c.restartPolicy === 'Always');
  const sum = (name: string): number =>
    [...pod.containers, ...sidecars].reduce((total, c) => total + (quantityValue(c.resources.requests[name] ?? '') ?? NaN), 0);
  const [cpu, memory] = [sum('cpu'), sum('memory') / 1024 ** 2];
  const steps = cpu / step;
  return [
    ...(cpu >= leastCpu && memory >= leastMemory ? [] : [`asks for ${cpu} cores and ${memory} MiB only`]),
    ...(Math.abs(steps - Math.round(steps)) < 1e-6 ? [] : [`asks for ${cpu} cores`]),
    ...(memory / 1024 >= cpu - 1e-6 && memory / 1024 <= cpu * 6.5 + 1e-6 ? [] : [`asks for ${memory} MiB with ${cpu} cores`]),
  ];
}

/** What Deployment Safeguards change or check. */
function safeguards(manifest: Manifest, pod: any, containers: readonly any[]): string[] {
  const small = ({ resources: { requests } }: any): boolean =>
    (quantityValue(requests.cpu) ?? 0) < LEAST_CPU || (quantityValue(requests.memory) ?? 0) < LEAST_MEMORY;
  const serves = manifest.kind === 'Deployment';
  return [
    ...containers.filter(small).map(({ name }) => `requests of ${name}`),
    ...containers.filter(({ image }) => !/[:@]/.test(image) || /:latest$/.test(image)).map(({ image }) => `image ${image}`),
    ...(serves && !pod.affinity?.podAntiAffinity && !pod.topologySpreadConstraints ? ['no spread'] : []),
    // those of Jobs as well, whose init containers have none
    ...pod.containers.filter((c: any) => !c.readinessProbe || !c.livenessProbe).map((c: any) => `probes of ${c.name}`),
  ];
}

function registry({ registry: expected }: ClusterModel, pod: any, containers: readonly any[]): string[] {
  if (!expected) {
    return [];
  }
  const { shut, pullSecret } = expected;
  // an image that names no registry is one of Docker Hub
  const registryOf = (image: string): string => /^([^/]*[.:][^/]*)\//.exec(image)?.[1] ?? 'docker.io';
  return [
    ...containers.filter(({ image }) => shut.includes(registryOf(image))).map(({ image }) => `image ${image}`),
    ...((pod.imagePullSecrets ?? []).some((s: any) => s.name === pullSecret) ? [] : ['no pull secret']),
  ];
}
