import { NetworkPeer } from '../../contract/network';
import type { DoorContext } from '../door';
import type { EdgeSetting } from '../edge-setting';
import { EdgeTime } from '../edge-time';
import type { IngressPreset } from '../ingress-preset';
import type { IngressOptions } from '../options';
import { alsoUnder, atLeast, isTls, preset, REDIRECT, same, SILENCE, TOKENS, UPLOAD, WHOLE } from './common';

const TLS_BACKEND = 'the listener speaks TLS';

/**
 * Traefik: it does not buffer, and its timeouts belong to the entry point.
 * @see https://doc.traefik.io/traefik/routing/providers/kubernetes-ingress/
 */
export function traefik(options: IngressOptions): IngressPreset {
  const key = (name: string): string => `traefik.ingress.kubernetes.io/${name}`;
  return {
    factory: 'Exposure.traefik',
    controller: 'Traefik',
    className: options.className ?? 'traefik',
    prefixes: [key('')],
    peers: [NetworkPeer.namespace(options.controllerNamespace ?? 'traefik')],
    stated: options.controllerNamespace !== undefined,
    readsSecrets: true,
    // unless whoever runs it sets providers.kubernetesIngress.strictPrefixMatching
    comparesLetters: true,
    settings: (context) => [
      preset(key('router.entrypoints'), isTls(context) ? 'websecure' : 'web', 'the port of the door'),
      ...(isTls(context) ? [same(key('router.tls'), 'true', REDIRECT)] : []),
    ],
    serviceSettings: ({ listener }) => (listener.tls ? [same(key('service.serversscheme'), 'https', TLS_BACKEND)] : []),
  };
}

const CONTOUR_STREAM_IDLE = 300;

/**
 * Contour.
 * @see https://projectcontour.io/docs/main/config/annotations/
 */
export function contour(options: IngressOptions): IngressPreset {
  const key = (name: string): string => `projectcontour.io/${name}`;
  return {
    factory: 'Exposure.contour',
    controller: 'Contour',
    className: options.className ?? 'contour',
    prefixes: [key('')],
    peers: [NetworkPeer.namespace(options.controllerNamespace ?? 'projectcontour')],
    stated: options.controllerNamespace !== undefined,
    readsSecrets: true,
    settings: (context) => [
      atLeast(key('response-timeout'), EdgeTime.GO, `${context.budget.timeout}s`, WHOLE),
      preset(key('websocket-routes'), context.paths.join(','), 'WebSocket upgrades pass'),
      ...(isTls(context) ? [same('ingress.kubernetes.io/force-ssl-redirect', 'true', REDIRECT)] : []),
    ],
    serviceSettings: ({ listener, port }) =>
      listener.tls ? [same(key('upstream-protocol.tls'), String(port), TLS_BACKEND)] : [],
    elsewhere: ({ budget }) =>
      budget.timeout > CONTOUR_STREAM_IDLE
        ? `Envoy ends a stream that is silent for 5 minutes: set timeouts.stream-idle-timeout to ${budget.timeout}s in Contour's configuration`
        : undefined,
  };
}

// three prefixes of the same annotations
const HAPROXY_ALIASES = ['haproxy.com/', 'ingress.kubernetes.io/'];

/** A number without a unit is milliseconds: "600" would cut answers after 0.6 seconds. */
function haproxyTimeout({ budget }: DoorContext): EdgeSetting {
  return alsoUnder(atLeast('haproxy.org/timeout-server', EdgeTime.HAPROXY, `${budget.timeout}s`, SILENCE), ...HAPROXY_ALIASES);
}

/**
 * HAProxy Kubernetes Ingress Controller of HAProxy Technologies. It does not buffer answers.
 * @see https://www.haproxy.com/documentation/kubernetes-ingress/community/configuration-reference/ingress/
 */
export function haproxy(options: IngressOptions): IngressPreset {
  const key = (name: string): string => `haproxy.org/${name}`;
  return {
    factory: 'Exposure.haproxy',
    controller: 'HAProxy Kubernetes Ingress Controller',
    className: options.className ?? 'haproxy',
    prefixes: [key(''), 'haproxy.com/'],
    peers: [NetworkPeer.namespace(options.controllerNamespace ?? 'haproxy-controller')],
    stated: options.controllerNamespace !== undefined,
    readsSecrets: true,
    settings: (context) => [
      haproxyTimeout(context),
      preset(key('load-balance'), 'leastconn', 'requests differ in length'),
      ...(isTls(context) ? [alsoUnder(same(key('ssl-redirect'), 'true', REDIRECT), ...HAPROXY_ALIASES)] : []),
      ...(context.listener.tls ? [alsoUnder(same(key('server-ssl'), 'true', TLS_BACKEND), ...HAPROXY_ALIASES)] : []),
    ],
    // some versions read it here only
    serviceSettings: (context) => [haproxyTimeout(context)],
  };
}

/**
 * Kong Ingress Controller. Timeouts are milliseconds and belong to the Service.
 * @see https://developer.konghq.com/kubernetes-ingress-controller/reference/annotations/
 */
export function kong(options: IngressOptions): IngressPreset {
  const key = (name: string): string => `konghq.com/${name}`;
  return {
    factory: 'Exposure.kong',
    controller: 'Kong Ingress Controller',
    className: options.className ?? 'kong',
    prefixes: [key('')],
    peers: [NetworkPeer.namespace(options.controllerNamespace ?? 'kong')],
    stated: options.controllerNamespace !== undefined,
    readsSecrets: true,
    settings: (context) => [
      same(key('response-buffering'), 'false', TOKENS),
      same(key('request-buffering'), 'false', UPLOAD),
      same(key('strip-path'), 'false', 'the product knows its own paths'),
      ...(isTls(context)
        ? [same(key('protocols'), 'https', REDIRECT), preset(key('https-redirect-status-code'), '308', REDIRECT)]
        : []),
    ],
    serviceSettings: ({ budget, listener }) => [
      atLeast(key('read-timeout'), EdgeTime.MILLISECONDS, budget.timeout * 1000, SILENCE),
      atLeast(key('write-timeout'), EdgeTime.MILLISECONDS, budget.timeout * 1000, SILENCE),
      preset(key('retries'), '0', 'a request that was sent twice is paid twice'),
      ...(listener.tls ? [same(key('protocol'), 'https', TLS_BACKEND)] : []),
    ],
  };
}
