import { select } from '../query';
import { WINDOW } from './context';
import type { DashboardContext } from './context';
import type { Panel, Section } from './panel';

/** How full the pods are, and how many there are. */
export function saturation(context: DashboardContext): Section {
  const { metrics, product, pods, workload } = context;
  const gauge = (name: string): string => `sum(${select(name, product)})`;
  const panels: Panel[] = [];
  const { inFlight, queued } = metrics;
  if (inFlight || queued) {
    panels.push({
      title: 'Work in progress',
      description: 'Requests being answered, and those that wait for their turn.',
      unit: 'short',
      queries: [
        ...(inFlight ? [{ expr: gauge(inFlight.name), legend: 'in flight' }] : []),
        ...(queued ? [{ expr: gauge(queued.name), legend: 'waiting' }] : []),
      ],
    });
  }
  const limit = (resource: string): string => select('kube_pod_container_resource_limits', pods, `resource="${resource}"`);
  return {
    title: 'Pods',
    panels: [
      ...panels,
      {
        title: 'Replicas',
        description: 'Available pods against those that are wanted. A gap that stays is the alert PodDown.',
        unit: 'short',
        queries: [
          { expr: `max(${select('kube_deployment_status_replicas_available', workload)})`, legend: 'available' },
          { expr: `max(${select('kube_deployment_spec_replicas', workload)})`, legend: 'wanted' },
        ],
      },
      {
        title: 'CPU of its limit',
        description: 'Above 100 % a container is throttled, and every stream in it slows down.',
        unit: 'percentunit',
        alarm: 1,
        queries: [
          {
            expr: `sum by (pod, container) (rate(${select('container_cpu_usage_seconds_total', pods)}[${WINDOW}])) / on (pod, container) max by (pod, container) (${limit('cpu')})`,
            legend: '{{pod}} {{container}}',
          },
        ],
      },
      {
        title: 'Memory of its limit',
        description: 'At 100 % the kernel ends the container. A slow climb over days is a leak.',
        unit: 'percentunit',
        alarm: 0.9,
        queries: [
          {
            expr: `sum by (pod, container) (${select('container_memory_working_set_bytes', pods)}) / on (pod, container) max by (pod, container) (${limit('memory')})`,
            legend: '{{pod}} {{container}}',
          },
        ],
      },
      {
        title: 'Restarts in an hour',
        description: 'Every restart cuts the streams of its pod.',
        unit: 'short',
        alarm: 1,
        queries: [
          {
            expr: `sum by (pod, container) (increase(${select('kube_pod_container_status_restarts_total', pods)}[1h]))`,
            legend: '{{pod}} {{container}}',
          },
        ],
      },
    ],
  };
}
