import { matches } from '../checks/references/workloads';
import { podTemplateOf } from '../support/find';
import type { Manifest } from '../support/manifest';

/** A port of pods that somebody outside of their file calls. */
export interface Called {
  /** An IngressClass or the kind of a Service; the kind of a monitor. */
  readonly by: string;
  readonly manifests: readonly Manifest[];
  /** The object that says so. */
  readonly object: Manifest;
  readonly pods: readonly Manifest[];
  readonly port: number;
}

/** Every front door of a file whose class stands in it. */
export function doorsOf(manifests: readonly Manifest[]): Called[] {
  const ingresses = manifests
    .filter(({ kind }) => kind === 'Ingress')
    .flatMap((object) =>
      (object['spec'].rules ?? []).flatMap(({ http }: any) =>
        http.paths.flatMap(({ backend }: any) =>
          through(manifests, object, object['spec'].ingressClassName, backend.service.name, backend.service.port),
        ),
      ),
    );
  const services = manifests
    .filter(({ kind, spec }) => kind === 'Service' && ['LoadBalancer', 'NodePort'].includes(spec.type))
    .flatMap((object) =>
      object['spec'].ports.flatMap((port: any) => through(manifests, object, object['spec'].type, object.metadata.name, port)),
    );
  return [...ingresses, ...services];
}

/** Every port of pods that a monitor of the file has asked for metrics. */
export function scrapedPorts(manifests: readonly Manifest[]): Called[] {
  return manifests
    .filter(({ kind }) => /^(ServiceMonitor|PodMonitor|PodMonitoring|VMServiceScrape|VMPodScrape)$/.test(kind))
    .flatMap((object) => {
      const { selector, endpoints, podMetricsEndpoints } = object['spec'];
      const ports: string[] = (endpoints ?? podMetricsEndpoints).map((endpoint: any) => endpoint.port);
      const services = manifests.filter((m) => m.kind === 'Service' && matches(selector, m.metadata.labels ?? {}));
      const isOfService = /Service/.test(object.kind);
      return ports.flatMap((name) =>
        isOfService
          ? services.flatMap((service) => through(manifests, object, object.kind, service.metadata.name, { name }))
          : called(manifests, object, object.kind, selector.matchLabels, name),
      );
    });
}

function through(
  manifests: readonly Manifest[],
  object: Manifest,
  by: string,
  service: string,
  { name, number, port }: any,
): Called[] {
  const found = manifests.find((m) => m.kind === 'Service' && m.metadata.name === service);
  const target = found?.['spec'].ports.find((p: any) => (name ? p.name === name : p.port === (number ?? port)));
  return target ? called(manifests, object, by, found!['spec'].selector, target.targetPort) : [];
}

function called(
  manifests: readonly Manifest[],
  object: Manifest,
  by: string,
  selector: Record<string, string>,
  name: string | number,
): Called[] {
  const pods = manifests.filter((m) => {
    const labels = podTemplateOf(m)?.metadata?.labels;
    return labels !== undefined && m.kind !== 'Job' && matches({ matchLabels: selector }, labels);
  });
  const ports: any[] = pods.flatMap((m) => podTemplateOf(m).spec.containers.flatMap((c: any) => c.ports ?? []));
  const found = ports.find((p) => p.name === name || p.containerPort === name);
  return found ? [{ by, manifests, object, pods, port: found.containerPort }] : [];
}
