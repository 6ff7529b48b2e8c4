import { Size } from 'cdk8s';
import type { AdditionalContainer, VolumeMount } from '../contract/addition';
import { VolumeSource } from '../contract/volume';
import type { Problem } from '../core/problem';
import { quantityOf } from '../core/quantity';
import { withGatewayVolumes } from '../pod/containers';
import type { WorkloadPlan } from './plan';
import { TOOL_VOLUME } from './pre-stop';

// logs of the containers count as ephemeral storage too
const LOG_ROOM = 256;

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
  return problems;
}

/** What the pod may take of the node's disk; undefined where a volume has no limit, since any number would be a guess. */
export function ephemeralStorage(plan: WorkloadPlan): string | undefined {
  const sources = new Map(podMounts(plan).all.map((m) => [m.name, m.source]));
  const room = [...sources.values()].reduce((sum, source) => sum + source._diskMebibytes(), LOG_ROOM);
  return Number.isFinite(room) ? quantityOf(Size.mebibytes(room)) : undefined;
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
