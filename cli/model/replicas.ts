import type { KubernetesObject } from '../manifests/object';
import type { Workload } from './view';

/** How many pods run: at least, at most, and who decides. */
export interface Replicas {
  readonly min: number;
  readonly max: number;
  readonly by?: KubernetesObject;
  /** What an autoscaler follows, in words. */
  readonly signals: readonly string[];
}

export function replicasOf({ object, scalers }: Pick<Workload, 'object' | 'scalers'>): Replicas {
  const scaler = scalers.find(({ kind }) => kind !== 'VerticalPodAutoscaler');
  if (!scaler) {
    const fixed = object.kind === 'Job' ? (object['spec']?.parallelism ?? 1) : (object['spec']?.replicas ?? 1);
    return { min: fixed, max: fixed, signals: [] };
  }
  const { spec } = scaler;
  return scaler.kind === 'ScaledObject'
    ? {
        min: spec.minReplicaCount ?? 0,
        max: spec.maxReplicaCount ?? 100,
        by: scaler,
        signals: (spec.triggers ?? []).map(trigger),
      }
    : { min: spec.minReplicas ?? 1, max: spec.maxReplicas, by: scaler, signals: (spec.metrics ?? []).map(metric) };
}

/* eslint-disable @typescript-eslint/no-explicit-any -- objects of any tool, read as they come */

function metric({ type, resource, containerResource, pods, object, external }: any): string {
  const { name, metric: inner, target = {} } = resource ?? containerResource ?? pods ?? object ?? external ?? {};
  const { averageUtilization, averageValue, value } = target;
  const goal = averageUtilization === undefined ? (averageValue ?? value) : `${averageUtilization} %`;
  return `${name ?? inner?.name ?? type} ${goal ?? ''}`.trim();
}

function trigger({ type, name, metadata = {} }: any): string {
  const goal = metadata.threshold ?? metadata.value ?? metadata.desiredReplicas;
  return `${name ?? type}${goal === undefined ? '' : ` ${goal}`}`;
}

export function describeReplicas({ min, max, by, signals }: Replicas): string {
  const count = min === max ? `${min} pod${min === 1 ? '' : 's'}` : `${min} to ${max} pods`;
  return by ? `${count} (${by.kind}${signals.length > 0 ? `: ${signals.join(', ')}` : ''})` : count;
}
