import { all } from '../../support/find';
import type { Manifest } from '../../support/manifest';
import { finding, list } from '../finding';
import type { Finding } from '../finding';
import { declaredPorts, declares, runningContainers, selectedBy, workloads } from './workloads';

/** A Service finds the pods of exactly one workload, and its ports are ports of those pods. */
export function services(manifests: readonly Manifest[]): Finding[] {
  const candidates = workloads(manifests);

  return all(manifests, 'Service').flatMap((service) => {
    const { selector, type, ports } = service['spec'] ?? {};
    // Without a selector a Service stands for something outside of the file.
    if (!selector || type === 'ExternalName') return [];

    const targets = selectedBy(service, { matchLabels: selector }, candidates);
    if (targets.length === 0) {
      return [finding('service-selector', service, `its selector matches no pods: ${JSON.stringify(selector)}`)];
    }
    if (targets.length > 1) {
      const names = targets.map(({ manifest }) => manifest.metadata?.name).join(', ');
      return [finding('service-overlap', service, `its selector matches several workloads: ${names}`)];
    }

    const containers = targets.flatMap(({ pod }) => runningContainers(pod));
    return list(ports)
      .filter((port) => !declares(containers, port.targetPort ?? port.port))
      .map(({ name, port, targetPort }) =>
        finding(
          'service-port',
          service,
          `port ${name ?? port} leads to ${targetPort ?? port}, declared are: ${declaredPorts(containers)}`,
        ),
      );
  });
}
