import { Size } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { ContainerResourceQuantities } from '../contract/resources';
import type { VolumeMount } from '../contract/addition';
import type { VolumeSource } from '../contract/volume';
import { quantityOf, quantityValue } from '../core/quantity';
import { PodPurpose } from './pod-plan';
import type { PodContainer, PodPlan } from './pod-plan';

// what a container logs counts as well; the kubelet keeps 50 MiB of it by default
const LOG_ROOM = 64;
/** Products log more than tools, and their files may be kept longer. */
const MAIN_LOG_ROOM = 256;

/** Every mount of a pod, container by container. */
export function mountsOf({ container, sidecars = [], initContainers = [] }: PodPlan): VolumeMount[] {
  return [container, ...sidecars, ...initContainers].flatMap((c) => c.volumes ?? []);
}

/**
 * What a container may take of the node's disk. A volume counts with the container that the pod is for, unless that only reads it: the
 * pod is evicted when volumes and logs outgrow the limits of its containers together. Nothing is said where a volume has no limit,
 * since any number would be a guess.
 */
export function withEphemeralStorage(plan: PodPlan, container: PodContainer): ContainerResourceQuantities {
  const { requests, limits } = container.resources;
  const storage = ephemeralStorage(plan, container);
  const size = (text: string): number => quantityValue(text) ?? 0;
  const stated = { request: requests.ephemeralStorage, limit: limits.ephemeralStorage };
  if (storage === undefined) {
    return container.resources;
  }
  const request = stated.limit !== undefined && size(stated.limit) < size(storage) ? stated.limit : storage;
  const limit = stated.request !== undefined && size(stated.request) > size(storage) ? stated.request : storage;
  return {
    requests: { ...requests, ephemeralStorage: stated.request ?? request },
    limits: { ...limits, ephemeralStorage: stated.limit ?? limit },
  };
}

function ephemeralStorage(plan: PodPlan, container: PodContainer): string | undefined {
  const isMain = container === plan.container;
  const read = (plan.container.volumes ?? []).filter((m) => m.readOnly === true).map((m) => m.name);
  const counted = isMain
    ? mountsOf(plan).filter((m) => !read.includes(m.name))
    : (container.volumes ?? []).filter((m) => read.includes(m.name) && m.readOnly !== true);
  const sources = new Map<string, VolumeSource>(counted.map((m) => [m.name, m.source]));
  const logs = isMain ? MAIN_LOG_ROOM : LOG_ROOM;
  const room = [...sources.values()].reduce((sum, source) => sum + source._diskMebibytes(), logs);
  return Number.isFinite(room) ? quantityOf(Size.mebibytes(room)) : undefined;
}

/** Mounts of a container. */
export function renderMounts(mounts: readonly VolumeMount[]): k8s.VolumeMount[] {
  return mounts.map((m) => ({
    name: m.name,
    mountPath: m.mountPath,
    subPath: m.subPath,
    readOnly: (m.readOnly ?? !m.source.writable) ? true : undefined,
  }));
}

/** The volumes of all mounts, once each. */
export function renderVolumes(mounts: readonly VolumeMount[]): k8s.Volume[] {
  const volumes = new Map(mounts.map((m) => [m.name, m.source._toVolume(m.name) as unknown as k8s.Volume]));
  return [...volumes.values()];
}

const EVICTABLE = 'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes';

/**
 * Says that a pod which serves keeps nothing on the disk of its node: without it the cluster autoscaler never removes that node. Each
 * rollout takes the same directories away. A pod that does something and ends is left to finish.
 *
 * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md#what-types-of-pods-can-prevent-ca-from-removing-a-node
 */
export function localVolumeMarks(purpose: PodPurpose, volumes: readonly k8s.Volume[]): { readonly [name: string]: string } {
  const local = volumes.filter(({ emptyDir }) => emptyDir && emptyDir.medium !== 'Memory').map(({ name }) => name);
  return purpose === PodPurpose.SERVE && local.length > 0 ? { [EVICTABLE]: local.join(',') } : {};
}
