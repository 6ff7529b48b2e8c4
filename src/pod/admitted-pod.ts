import { Size } from 'cdk8s';
import type { Cluster } from '../cluster/cluster';
import type { ContainerResourceQuantities } from '../contract/resources';
import { quantityOf, quantityValue } from '../core/quantity';
import { admitted } from './admitted';
import type { PodPlan } from './pod-plan';
import { withEphemeralStorage } from './pod-volumes';

interface Amounts {
  readonly cpu: number;
  readonly memory: number;
}

const MEBIBYTE = 2 ** 20;

/**
 * What the first container of a pod is given where the cluster looks at all of them together: GKE Autopilot raises the smaller of CPU
 * and memory until a pod has the least of both, whole steps, and a ratio that its machines have. Written as it will run.
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/autopilot-resource-requests
 */
export function admittedPod(plan: PodPlan): ContainerResourceQuantities {
  const { cluster } = plan.settings;
  const resources = (container: PodPlan['container']): ContainerResourceQuantities =>
    admitted(cluster, withEphemeralStorage(plan, container));
  return admittedTogether(cluster, resources(plan.container), (plan.sidecars ?? []).map(resources));
}

/** The same for a container of which the cluster has admitted what it asks for, beside others. */
export function admittedTogether(
  { facts }: Cluster,
  first: ContainerResourceQuantities,
  others: readonly ContainerResourceQuantities[] = [],
): ContainerResourceQuantities {
  const { leastPodCpu, leastPodMemory, podCpuStep, leastMemoryPerCpu, mostMemoryPerCpu } = facts.admission ?? {};
  const rules = [leastPodCpu, leastPodMemory, podCpuStep, leastMemoryPerCpu, mostMemoryPerCpu];
  const asked = together([first, ...others]);
  // where one says nothing, the cluster has defaults of its own
  if (asked === undefined || rules.every((rule) => rule === undefined)) {
    return first;
  }
  const [little, much] = [amount(leastMemoryPerCpu, 0), amount(mostMemoryPerCpu, Infinity)];
  let memory = Math.max(asked.memory, amount(leastPodMemory, 0));
  let cpu = Math.max(asked.cpu, amount(leastPodCpu, 0), memory / much);
  const step = amount(podCpuStep, 0.001);
  // 0.3 / 0.1 is a little more than 3
  cpu = Math.ceil(Number((cpu / step).toFixed(6))) * step;
  memory = Math.max(memory, cpu * little);
  return raised(first, { cpu: cpu - asked.cpu, memory: memory - asked.memory });
}

/** What is no quantity is refused where the cluster is described; here it says nothing. */
function amount(text: string | undefined, otherwise: number): number {
  const value = quantityValue(text ?? '') ?? 0;
  return value > 0 && Number.isFinite(value) ? value : otherwise;
}

function together(all: readonly ContainerResourceQuantities[]): Amounts | undefined {
  const sum = (name: keyof Amounts): number =>
    all.reduce((total, { requests }) => total + (quantityValue(requests[name] ?? '') ?? NaN), 0);
  const [cpu, memory] = [sum('cpu'), sum('memory')];
  return [cpu, memory].some(Number.isNaN) ? undefined : { cpu, memory };
}

function raised({ requests, limits }: ContainerResourceQuantities, missing: Amounts): ContainerResourceQuantities {
  const more = (name: keyof Amounts, write: (amount: number) => string): Partial<Record<'request' | 'limit', string>> => {
    const [request, limit] = [requests[name]!, limits[name]];
    if (missing[name] < 1e-6) {
      return { request, limit };
    }
    const enough = quantityValue(request)! + missing[name];
    const text = write(enough);
    return { request: text, limit: limit !== undefined && quantityValue(limit)! < enough ? text : limit };
  };
  const cpu = more('cpu', writeCpu);
  const memory = more('memory', (bytes) => quantityOf(Size.mebibytes(Math.ceil(bytes / MEBIBYTE))));
  return {
    requests: { ...requests, cpu: cpu.request, memory: memory.request },
    limits: { ...limits, cpu: cpu.limit, memory: memory.limit },
  };
}

function writeCpu(amount: number): string {
  const milli = Math.ceil(Number((amount * 1000).toFixed(3)));
  return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
}
