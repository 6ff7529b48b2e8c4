import { all } from '../../support/find';
import type { Manifest } from '../../support/manifest';
import { finding, list } from '../finding';
import type { Finding } from '../finding';

interface Backend {
  readonly service: string;
  readonly namespace: string | undefined;
  readonly port: string | number | undefined;
}

/** What is let in from outside arrives at a Service of the file, on a port that it has. */
export function routes(manifests: readonly Manifest[]): Finding[] {
  const services = all(manifests, 'Service');

  return manifests.flatMap((route) =>
    backends(route).flatMap(({ service: name, namespace, port }) => {
      const service = services.find(({ metadata }) => metadata?.name === name && metadata?.namespace === namespace);
      if (!service) return [finding('route-backend', route, `its backend Service ${namespace}/${name} is not in the file`)];

      const ports = list(service['spec']?.ports);
      if (port === undefined || ports.some((candidate) => candidate.name === port || candidate.port === port)) return [];
      const present = ports.map((candidate) => `${candidate.name} (${candidate.port})`).join(', ');
      return [finding('route-port', route, `its backend is port ${port} of Service ${name}, ports are: ${present}`)];
    }),
  );
}

function backends(route: Manifest): Backend[] {
  const { kind, spec } = route;
  const home = route.metadata?.namespace;

  switch (kind) {
    case 'Ingress': {
      const paths = list(spec?.rules).flatMap((rule) => list(rule.http?.paths));
      return [spec?.defaultBackend, ...paths.map((path) => path.backend)].flatMap((backend) =>
        backend?.service
          ? [{ service: backend.service.name, namespace: home, port: backend.service.port?.name ?? backend.service.port?.number }]
          : [],
      );
    }
    case 'HTTPRoute':
    case 'GRPCRoute':
    case 'TLSRoute':
    case 'TCPRoute':
      return list(spec?.rules)
        .flatMap((rule) => list(rule.backendRefs))
        .filter((ref) => (ref.kind ?? 'Service') === 'Service')
        .map((ref) => ({ service: ref.name, namespace: ref.namespace ?? home, port: ref.port }));
    case 'VirtualService':
      return [...list(spec?.http), ...list(spec?.tls), ...list(spec?.tcp)]
        .flatMap((rule) => list(rule.route))
        .map(({ destination }) => ({ ...meshHost(destination?.host, home), port: destination?.port?.number }));
    case 'DestinationRule':
      return [{ ...meshHost(spec?.host, home), port: undefined }];
    default:
      return [];
  }
}

/** A mesh names a Service by its DNS name, short or in full. */
function meshHost(host: string | undefined, home: string | undefined): { service: string; namespace: string | undefined } {
  const [service = '', namespace = home] = (host ?? '').split('.');
  return { service, namespace };
}
