import { NetworkPeer } from '../../contract/network';
import { nginxSize } from '../../core/quantity';
import type { IngressPreset } from '../ingress-preset';
import { EdgeTime } from '../edge-time';
import type { IngressOptions } from '../options';
import { alsoUnder, atLeast, BODY, isTls, preset, REDIRECT, same, SILENCE, TOKENS, UPLOAD } from './common';

/**
 * Community ingress-nginx, retired in March 2026.
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
 * @see https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/
 */
export function nginx(options: IngressOptions): IngressPreset {
  const key = (name: string): string => `nginx.ingress.kubernetes.io/${name}`;
  return {
    factory: 'Exposure.nginx',
    controller: 'ingress-nginx (retired)',
    className: options.className ?? 'nginx',
    prefixes: [key('')],
    peers: [NetworkPeer.namespace(options.controllerNamespace ?? 'ingress-nginx')],
    stated: options.controllerNamespace !== undefined,
    readsSecrets: true,
    settings: (context) => {
      const { budget, listener } = context;
      return [
        atLeast(key('proxy-read-timeout'), EdgeTime.SECONDS, budget.timeout, SILENCE),
        atLeast(key('proxy-send-timeout'), EdgeTime.SECONDS, budget.timeout, SILENCE),
        same(key('proxy-buffering'), 'off', TOKENS),
        same(key('proxy-request-buffering'), 'off', UPLOAD),
        same(key('proxy-http-version'), '1.1', 'streams and WebSockets need it'),
        preset(key('proxy-body-size'), nginxSize(budget.body), BODY),
        ...(isTls(context) ? [same(key('ssl-redirect'), 'true', REDIRECT)] : []),
        ...(listener.tls ? [same(key('backend-protocol'), 'HTTPS', 'the listener speaks TLS')] : []),
      ];
    },
    elsewhere: ({ budget }) =>
      budget.timeout > 240
        ? `a reload of the controller cuts answers after 240 s: set worker-shutdown-timeout to ${budget.timeout}s in its ConfigMap`
        : undefined,
  };
}

/**
 * NGINX Ingress Controller of F5 NGINX.
 * @see https://docs.nginx.com/nginx-ingress-controller/configuration/ingress-resources/advanced-configuration-with-annotations/
 */
export function nginxInc(options: IngressOptions): IngressPreset {
  const key = (name: string): string => `nginx.org/${name}`;
  return {
    factory: 'Exposure.nginxInc',
    controller: 'NGINX Ingress Controller (F5)',
    className: options.className ?? 'nginx',
    prefixes: [key(''), 'nginx.com/'],
    peers: [NetworkPeer.namespace(options.controllerNamespace ?? 'nginx-ingress')],
    stated: options.controllerNamespace !== undefined,
    readsSecrets: true,
    settings: (context) => {
      const { budget, facts, listener } = context;
      return [
        atLeast(key('proxy-read-timeout'), EdgeTime.NGINX, `${budget.timeout}s`, SILENCE),
        atLeast(key('proxy-send-timeout'), EdgeTime.NGINX, `${budget.timeout}s`, SILENCE),
        same(key('proxy-buffering'), 'False', TOKENS),
        preset(key('client-max-body-size'), nginxSize(budget.body), BODY),
        same(key('websocket-services'), facts.name, 'WebSocket upgrades pass'),
        ...(isTls(context) ? [alsoUnder(same('ingress.kubernetes.io/ssl-redirect', 'True', REDIRECT), key(''))] : []),
        ...(listener.tls ? [same(key('ssl-services'), facts.name, 'the listener speaks TLS')] : []),
      ];
    },
  };
}
