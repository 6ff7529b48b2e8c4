import type * as istioModule from '../../imports/networking.istio.io';
import { NetworkPeer } from '../contract/network';
import type { BuiltDoor, Door, DoorContext } from './door';
import { metadataOf } from './door';
import { destinationRule } from './istio-rule';
import type { IstioOptions } from './options';

/**
 * A VirtualService on a Gateway of Istio, and the DestinationRule behind it.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function istioDoor(options: IstioOptions): Door {
  const [first, second] = options.gateway.split('/');
  const namespace = options.proxyNamespace ?? (second === undefined ? 'istio-system' : first!);
  return {
    factory: 'Exposure.istio',
    abilities: { hostname: true, tls: false, canary: true },
    problems: [],
    peers: () => [NetworkPeer.namespace(namespace)],
    build: (context): BuiltDoor => {
      const { VirtualService } = require('../../imports/networking.istio.io') as typeof istioModule;
      const service = new VirtualService(context.scope, 'VirtualService', {
        metadata: metadataOf(context),
        spec: {
          hosts: [...context.hostnames],
          gateways: [options.gateway],
          http: [
            {
              match: context.paths.map((prefix) => ({ uri: { prefix } })),
              route: routesOf(context),
              timeout: `${context.budget.timeout}s`,
              // a prompt that is sent twice is paid twice
              retries: { attempts: 0 },
            },
          ],
        },
      });
      const rules =
        options.destinationRule === false
          ? []
          : [destinationRule(context.scope, 'DestinationRule', context.name, context.facts, context.listener.tls === true)];
      return { objects: [service, ...rules], problems: [] };
    },
  };
}

function routesOf({ facts, port, canary }: DoorContext): istioModule.VirtualServiceSpecHttpRoute[] {
  const to = (service: string, number: number, weight?: number): istioModule.VirtualServiceSpecHttpRoute => ({
    destination: { host: facts.namespace ? `${service}.${facts.namespace}.svc.cluster.local` : service, port: { number } },
    weight,
  });
  return canary
    ? [to(facts.name, port, 100 - canary.weight), to(canary.service, canary.port, canary.weight)]
    : [to(facts.name, port)];
}
