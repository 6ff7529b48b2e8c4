import type { Workload } from '../model/view';
import { call } from './code';
import type { Report } from './report';

/* eslint-disable @typescript-eslint/no-explicit-any -- objects of any tool, read as they come */

/** The HPA of a workload as the props of a GatewayAutoscaling; nothing if there is none that a prop can say. */
export function scalingProps({ scalers, object }: Workload, report: Report): Record<string, unknown> | undefined {
  const hpa = scalers.find(({ kind }) => kind === 'HorizontalPodAutoscaler');
  if (hpa?.metadata.name !== object.metadata.name) {
    return undefined;
  }
  const { minReplicas = 1, maxReplicas, metrics = [] } = hpa['spec'];
  const signals = metrics.flatMap((metric: any) => {
    const { name, target } = metric.resource ?? {};
    const percent = target?.averageUtilization;
    if (percent === undefined || !['cpu', 'memory'].includes(name)) {
      report.lost.push(`metric ${metric.type} ${name ?? ''} of the autoscaler: see ScalingSignal`);
      return [];
    }
    return [call(`ScalingSignal.${name}Utilization`, percent)];
  });
  if (hpa['spec'].behavior) {
    report.better.push('behavior of the autoscaler: follows from the longest stream');
  }
  return { minReplicas, maxReplicas, signals: signals.length > 0 ? signals : undefined };
}

/** The budget of a workload as its prop. */
export function budgetProp({ budgets }: Workload): unknown {
  const { maxUnavailable, minAvailable } = budgets[0]?.['spec'] ?? {};
  const [kind, value] = maxUnavailable === undefined ? ['minAvailable', minAvailable] : ['maxUnavailable', maxUnavailable];
  if (value === undefined) {
    return undefined;
  }
  const percent = /^(\d+)%$/.exec(String(value));
  return percent ? call(`DisruptionBudget.${kind}Percent`, Number(percent[1])) : call(`DisruptionBudget.${kind}`, Number(value));
}
