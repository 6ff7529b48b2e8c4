import type { Series } from './product-series';
import { added, episode, once, wave } from './shapes';

/** Where the pods of a gateway run. */
export interface Place {
  readonly namespace: string;
  /** Name of the Deployment. */
  readonly workload: string;
}

const PODS = ['7d9f8c6b5d-x2k4q', '7d9f8c6b5d-b8wzn', '7d9f8c6b5d-jt5mv'];
const MEBI = 1024 * 1024;

/** Names of the pods, as a Deployment makes them. */
export function podsOf({ workload }: Place): string[] {
  return PODS.map((suffix) => `${workload}-${suffix}`);
}

/** What kube-state-metrics and the kubelets tell about the pods of a gateway. */
export function clusterSeries(place: Place): Series[] {
  const { namespace, workload } = place;
  const deployment = (name: string, value: Series['value']): Series => ({
    name,
    labels: { namespace, job: 'kube-state-metrics', deployment: workload },
    value,
  });
  return [
    deployment('kube_deployment_spec_replicas', () => PODS.length),
    deployment('kube_deployment_status_replicas_available', (second) => PODS.length - episode(1)(second)),
    ...podsOf(place).flatMap((pod, i) => podSeries({ namespace, pod, container: 'gateway' }, i)),
  ];
}

function podSeries(own: Readonly<Record<'namespace' | 'pod' | 'container', string>>, i: number): Series[] {
  const kubelet = { ...own, job: 'kubelet' };
  const state = { ...own, job: 'kube-state-metrics' };
  const limit = (resource: string, unit: string, value: number): Series => ({
    name: 'kube_pod_container_resource_limits',
    labels: { ...state, resource, unit },
    value: () => value,
  });
  return [
    { name: 'container_cpu_usage_seconds_total', labels: kubelet, value: added(0.35, i) },
    { name: 'container_memory_working_set_bytes', labels: kubelet, value: wave(240 * MEBI, i + 1) },
    limit('cpu', 'core', 1),
    limit('memory', 'byte', 512 * MEBI),
    { name: 'kube_pod_container_status_restarts_total', labels: state, value: i === 1 ? once(2 * 3600) : () => 0 },
  ];
}
