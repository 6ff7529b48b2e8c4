import { accepts, prove } from '../proof';
import { routes } from './routes';

function route(kind: string, spec: object) {
  return (_: unknown, set: unknown[]) =>
    set.push({ apiVersion: 'example/v1', kind, metadata: { name: 'r', namespace: 'ai-platform' }, spec });
}
const backend = (name: string, port: number) => ({ rules: [{ backendRefs: [{ name, port }] }] });
const mesh = (host: string, number: number) => ({ http: [{ route: [{ destination: { host, port: { number } } }] }] });

prove(routes, [
  [
    'an Ingress to a Service that is not there',
    (find) => (find('Ingress').spec.rules[0].http.paths[0].backend.service.name = 'gateway'),
    'Ingress/gw: its backend Service ai-platform/gateway is not in the file (route-backend)',
  ],
  [
    'an Ingress to a port that the Service has not',
    (find) => (find('Ingress').spec.rules[0].http.paths[0].backend.service.port = { number: 8080 }),
    'Ingress/gw: its backend is port 8080 of Service gw, ports are: http (80) (route-port)',
  ],
  [
    'a default backend that is not there',
    (find) => (find('Ingress').spec.defaultBackend = { service: { name: 'x' } }),
    '(route-backend)',
  ],
  [
    'a route to a Service that is not there',
    route('HTTPRoute', backend('x', 80)),
    'HTTPRoute/r: its backend Service ai-platform/x',
  ],
  [
    'a route to a port that the Service has not',
    route('GRPCRoute', backend('gw', 8080)),
    'GRPCRoute/r: its backend is port 8080',
  ],
  ['a mesh route to nowhere', route('VirtualService', mesh('x.ai-platform.svc.cluster.local', 80)), '(route-backend)'],
  ['a mesh route to a wrong port', route('VirtualService', mesh('gw', 8080)), '(route-port)'],
  ['a mesh rule for nobody', route('DestinationRule', { host: 'gw.elsewhere.svc' }), 'Service elsewhere/gw is not in the file'],
]);

accepts(routes, [
  ['a route to a port of the Service', route('HTTPRoute', backend('gw', 80))],
  [
    'a route to something that is no Service',
    route('HTTPRoute', { rules: [{ backendRefs: [{ kind: 'InferencePool', name: 'x' }] }] }),
  ],
  ['a mesh route by the full name', route('VirtualService', mesh('gw.ai-platform.svc.cluster.local', 80))],
]);
