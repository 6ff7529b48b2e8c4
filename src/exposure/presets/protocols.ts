import { AppProtocol } from '../../contract/listener';
import type { DoorContext } from '../door';
import type { EdgeSetting } from '../edge-setting';
import { same } from './common';

/** How a controller is told that the pods speak gRPC or HTTP/2. */
export interface ProtocolSettings {
  readonly ingress?: readonly EdgeSetting[];
  readonly service?: readonly EdgeSetting[];
}

const WHY = 'what the listener speaks';

/** By factory and protocol; what is not here cannot be said to the controller. With TLS HTTP/2 is agreed on by itself or not at all. */
const SETTINGS: { readonly [factory: string]: (grpc: boolean, context: DoorContext) => ProtocolSettings | undefined } = {
  'Exposure.nginx': (grpc, { listener }) =>
    grpc ? { ingress: [same('nginx.ingress.kubernetes.io/backend-protocol', listener.tls ? 'GRPCS' : 'GRPC', WHY)] } : undefined,
  'Exposure.nginxInc': (grpc, { facts }) => (grpc ? { ingress: [same('nginx.org/grpc-services', facts.name, WHY)] } : undefined),
  'Exposure.alb': (grpc) => ({
    ingress: [same('alb.ingress.kubernetes.io/backend-protocol-version', grpc ? 'GRPC' : 'HTTP2', WHY)],
  }),
  'Exposure.traefik': (_, { listener }) => ({
    service: [same('traefik.ingress.kubernetes.io/service.serversscheme', listener.tls ? 'https' : 'h2c', WHY)],
  }),
  'Exposure.contour': (_, { listener, port }) => ({
    service: [same(`projectcontour.io/upstream-protocol.${listener.tls ? 'h2' : 'h2c'}`, String(port), WHY)],
  }),
  'Exposure.haproxy': (_, { listener }) => ({ ingress: listener.tls ? [] : [same('haproxy.org/server-proto', 'h2', WHY)] }),
};

/** What a controller must be told for the protocol of the listener; undefined where it cannot be told. */
export function protocolSettings(factory: string, context: DoorContext): ProtocolSettings | undefined {
  const protocol = context.listener.appProtocol ?? AppProtocol.HTTP;
  return protocol === AppProtocol.HTTP ? {} : SETTINGS[factory]?.(protocol === AppProtocol.GRPC, context);
}
