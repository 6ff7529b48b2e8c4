import { all } from '../../support/find';
import { nameOf } from '../../support/manifest';
import type { Manifest } from '../../support/manifest';
import { finding, list } from '../finding';
import type { Finding } from '../finding';
import { declaredPorts, declares, matches, runningContainers, workloads } from './workloads';

/** A monitor scrapes one thing of the file, on a port that this thing has; two would count every request twice. */
export function monitors(manifests: readonly Manifest[]): Finding[] {
  return [
    ...all(manifests, 'ServiceMonitor').flatMap((monitor) => serviceMonitor(monitor, manifests)),
    ...all(manifests, 'PodMonitor').flatMap((monitor) => podMonitor(monitor, manifests)),
  ];
}

function serviceMonitor(monitor: Manifest, manifests: readonly Manifest[]): Finding[] {
  const targets = all(manifests, 'Service').filter(
    (service) => watches(monitor, service) && matches(monitor['spec']?.selector, service.metadata?.labels ?? {}),
  );
  const [target] = targets;
  if (!target || targets.length > 1) {
    return [
      finding('monitor-selector', monitor, `it selects ${targets.map(nameOf).join(', ') || 'no Service'} instead of one Service`),
    ];
  }

  const ports = list(target['spec']?.ports);
  return list(monitor['spec']?.endpoints)
    .filter(
      ({ port, targetPort }) =>
        !ports.some((candidate) => candidate.name === port || (targetPort !== undefined && candidate.targetPort === targetPort)),
    )
    .map(({ port, targetPort }) =>
      finding(
        'monitor-port',
        monitor,
        `it scrapes port ${port ?? targetPort}, ports of ${nameOf(target)} are: ${ports.map(({ name }) => name).join(', ')}`,
      ),
    );
}

function podMonitor(monitor: Manifest, manifests: readonly Manifest[]): Finding[] {
  const targets = workloads(manifests).filter(
    ({ manifest, labels }) => watches(monitor, manifest) && matches(monitor['spec']?.selector, labels),
  );
  const [target] = targets;
  if (!target || targets.length > 1) {
    return [finding('monitor-selector', monitor, `it selects the pods of ${targets.length} workloads instead of one`)];
  }

  const containers = runningContainers(target.pod);
  return list(monitor['spec']?.podMetricsEndpoints)
    .map(({ port, portNumber, targetPort }) => port ?? portNumber ?? targetPort)
    .filter((port) => !declares(containers, port))
    .map((port) => finding('monitor-port', monitor, `it scrapes port ${port}, declared are: ${declaredPorts(containers)}`));
}

function watches(monitor: Manifest, target: Manifest): boolean {
  const { any, matchNames } = monitor['spec']?.namespaceSelector ?? {};
  if (any === true) return true;

  return (matchNames ?? [monitor.metadata?.namespace]).includes(target.metadata?.namespace);
}
