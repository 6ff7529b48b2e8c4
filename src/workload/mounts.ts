import type { AdditionalContainer, VolumeMount } from '../contract/addition';
import { VolumeSource } from '../contract/volume';
import type { Problem } from '../core/problem';
import { withGatewayVolumes } from '../pod/containers';
import type { WorkloadPlan } from './plan';
import { TOOL_VOLUME } from './pre-stop';

/** Who mounts what in a pod. */
export interface PodMounts {
  readonly gateway: VolumeMount[];
  readonly sidecars: AdditionalContainer[];
  readonly initContainers: AdditionalContainer[];
  /** Of all containers. */
  readonly all: VolumeMount[];
}

/** The mounts of every container, those of the writable paths included. */
export function podMounts(plan: WorkloadPlan): PodMounts {
  const { additions } = plan;
  const gateway = [...additions.mounts, ...writableMounts(plan)];
  const sidecars = additions.sidecars.map((c) => withGatewayVolumes(c, gateway));
  const initContainers = additions.initContainers.map((c) => withGatewayVolumes(c, gateway));
  const beside = [...sidecars, ...initContainers].flatMap((c) => c.volumes ?? []);
  return { gateway, sidecars, initContainers, all: [...gateway, ...beside] };
}

/** Volumes of a pod are found by name: two different things of one name would be one of them. */
export function checkVolumes(plan: WorkloadPlan): Problem[] {
  const known = new Map<string, string>([[TOOL_VOLUME, 'the library']]);
  const problems: Problem[] = [];
  for (const { name, source } of podMounts(plan).all) {
    const text = JSON.stringify(source);
    if (known.has(name) && known.get(name) !== text) {
      const reason = 'two volumes of the pod have this name and hold different things';
      problems.push({ code: 'LLMGW-115', prop: `volumes.${name}`, reason, remedy: 'give one of them another name' });
    }
    known.set(name, text);
  }
  return [...problems, ...checkFolders(podMounts(plan).all), ...checkSizes(podMounts(plan).all)];
}

/** What is still called after a folder of the gateway stands for no volume. */
function checkFolders(mounts: readonly VolumeMount[]): Problem[] {
  return mounts.flatMap(({ name, source }): Problem[] => {
    const folder = source.gatewayFolder;
    const reason = 'the gateway container has no volume there';
    const remedy = 'name a folder in which it has one, from a container beside it';
    return folder === undefined ? [] : [{ code: 'LLMGW-115', prop: `volumes.${name}`, value: folder, reason, remedy }];
  });
}

/** Without a limit the volume may fill the node, and a quota of ephemeral storage refuses the pod. */
function checkSizes(mounts: readonly VolumeMount[]): Problem[] {
  const unlimited = new Set(mounts.filter(({ source }) => source._diskMebibytes() === Infinity).map(({ name }) => name));
  const reason = 'it may fill the disk of the node, and a quota of ephemeral storage refuses the pod';
  const remedy = "state 'sizeLimit'";
  return [...unlimited].map((name) => ({ code: 'LLMGW-143', prop: `volumes.${name}`, reason, remedy, warning: true }));
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
