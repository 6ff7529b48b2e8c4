import { quantityValue } from '../../src/core/quantity';
import { podOf } from '../../src/core/rules/pods';
import type { Replicas } from '../model/replicas';
import type { Workload } from '../model/view';

/** What the scheduler sets aside: CPU in cores, memory in bytes. */
export interface Cost {
  readonly cpu: number;
  readonly memory: number;
}

/** What one pod requests: its containers together, or its largest init container, whichever is more; sidecars count always. */
export function costOfPod({ object }: Pick<Workload, 'object'>): Cost {
  const spec = podOf(object)?.spec ?? {};
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- pods of any tool, read as they come
  const inits: any[] = spec.initContainers ?? [];
  const sidecars = inits.filter(({ restartPolicy }) => restartPolicy === 'Always');
  const once = inits.filter(({ restartPolicy }) => restartPolicy !== 'Always');
  const of = (resource: 'cpu' | 'memory'): number => {
    const requested = ({ resources }: { resources?: Record<string, Record<string, unknown>> }): number =>
      quantityValue(String(resources?.['requests']?.[resource] ?? resources?.['limits']?.[resource] ?? 0)) ?? 0;
    const always = sum(sidecars.map(requested));
    return Math.max(sum((spec.containers ?? []).map(requested)) + always, Math.max(0, ...once.map(requested)) + always);
  };
  return { cpu: of('cpu'), memory: of('memory') };
}

export function describeCost({ cpu, memory }: Cost, { min, max }: Replicas): string {
  const at = (pods: number): string => `${round(cpu * pods)} CPU, ${bytes(memory * pods)}`;
  if (cpu === 0 && memory === 0) {
    return 'nothing requested: the scheduler sets nothing aside';
  }
  return min === max ? at(min) : `${at(min)} at least, ${at(max)} at most`;
}

function bytes(count: number): string {
  return count >= 2 ** 30 ? `${round(count / 2 ** 30)} GiB` : `${round(count / 2 ** 20)} MiB`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
