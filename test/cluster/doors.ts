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

/** The door of a route of the Gateway API. */
export const GATEWAY = 'Gateway';

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** Every front door of a file. */
export function doorsOf(manifests: readonly Manifest[]): Called[] {
  return manifests.flatMap((object): Called[] => {
    const { spec } = object;
    const to = (by: string, service: string, port: any): Called[] => through(manifests, object, by, service, port);
    switch (object.kind) {
      case 'Ingress': {
        const by = spec.ingressClassName ?? object.metadata.annotations?.[CLASS_ANNOTATION];
        const paths: any[] = (spec.rules ?? []).flatMap(({ http }: any) => http.paths);
        return paths.flatMap(({ backend }) => to(by, backend.service.name, backend.service.port));
      }
      case 'Service':
        return ['LoadBalancer', 'NodePort'].includes(spec.type)
          ? spec.ports.flatMap((port: any) => to(spec.type, object.metadata.name, port))
          : [];
      case 'HTTPRoute':
      case 'GRPCRoute':
        return spec.rules.flatMap(({ backendRefs }: any) =>
          backendRefs.flatMap(({ name, port }: any) => to(GATEWAY, name, { number: port })),
        );
      case 'Route':
        return to('Route', spec.to.name, { name: spec.port.targetPort });
      default:
        return [];
    }
  });
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
