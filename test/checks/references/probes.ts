import type { Manifest } from '../../support/manifest';
import { finding } from '../finding';
import type { Finding } from '../finding';
import { allContainers, declaredPorts, declares, workloads } from './workloads';

const HANDLERS = [
  ['startupProbe', (container: any) => container.startupProbe],
  ['readinessProbe', (container: any) => container.readinessProbe],
  ['livenessProbe', (container: any) => container.livenessProbe],
  ['preStop', (container: any) => container.lifecycle?.preStop],
  ['postStart', (container: any) => container.lifecycle?.postStart],
] as const;

/** A probe asks a port that its own container declares. */
export function probes(manifests: readonly Manifest[]): Finding[] {
  return workloads(manifests).flatMap(({ manifest, pod }) =>
    allContainers(pod).flatMap((container) =>
      HANDLERS.flatMap(([what, of]) => {
        const handler = of(container);
        const port = handler?.httpGet?.port ?? handler?.tcpSocket?.port ?? handler?.grpc?.port;
        if (port === undefined || declares([container], port)) return [];

        return [
          finding(
            'probe-port',
            manifest,
            `${what} of ${container.name} asks port ${port}, declared are: ${declaredPorts([container])}`,
          ),
        ];
      }),
    ),
  );
}
