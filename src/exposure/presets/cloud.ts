import type * as googleModule from '../../../imports/cloud.google.com';
import { EdgeTime } from '../edge-time';
import type { IngressPreset } from '../ingress-preset';
import type { AppGatewayOptions, GceOptions } from '../options';
import { checkSenders } from '../ranges';
import { atLeast, DRAIN, health, isTls, owned, preset, rangesOr, REACH, REDIRECT, same, WHOLE } from './common';

// proxies and health checks of Google Cloud
export const GOOGLE_RANGES: readonly string[] = ['35.191.0.0/16', '130.211.0.0/22'];

const LONGEST_DRAIN = 3600;

/**
 * GKE Ingress. It knows its class by the old annotation only and leaves an Ingress with `ingressClassName` alone.
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration
 */
export function gce(options: GceOptions): IngressPreset {
  const certificates = options.managedCertificates;
  return {
    factory: 'Exposure.gce',
    controller: 'GKE Ingress',
    className: options.internal ? 'gce-internal' : 'gce',
    classByAnnotation: true,
    prefixes: ['networking.gke.io/'],
    stated: options.proxyCidrs !== undefined,
    inNetwork: options.internal,
    peers: rangesOr(options.proxyCidrs ? [...GOOGLE_RANGES, ...options.proxyCidrs] : GOOGLE_RANGES),
    readsSecrets: true,
    hasCertificates: certificates !== undefined,
    settings: (context) => [
      ...(isTls(context) ? [same('kubernetes.io/ingress.allow-http', 'false', REDIRECT)] : []),
      ...(certificates
        ? [owned('networking.gke.io/managed-certificates', certificates.join(','), 'the certificates', 'via.managedCertificates')]
        : []),
    ],
    serviceSettings: ({ name, listener }) => [
      same('cloud.google.com/neg', '{"ingress":true}', 'straight to the pods, without a NodePort'),
      same('cloud.google.com/backend-config', JSON.stringify({ default: name }), 'timeouts and health check'),
      ...(listener.tls
        ? [same('cloud.google.com/app-protocols', JSON.stringify({ [listener.name]: 'HTTPS' }), 'the listener speaks TLS')]
        : []),
    ],
    objects: (context) => {
      const { BackendConfig } = require('../../../imports/cloud.google.com') as typeof googleModule;
      const { scope, name, labels, budget, listener } = context;
      const probe = health(context);
      const protocol = listener.tls && probe.port === listener.port ? 'HTTPS' : 'HTTP';
      return [
        new BackendConfig(scope, 'BackendConfig', {
          metadata: { name, labels: { ...labels } },
          spec: {
            // the whole life of a stream, 30 seconds if it is left out
            timeoutSec: budget.timeout,
            connectionDraining: { drainingTimeoutSec: Math.min(budget.drain, LONGEST_DRAIN) },
            healthCheck: probe.path === undefined ? undefined : { type: protocol, requestPath: probe.path, port: probe.port },
          },
        }),
      ];
    },
  };
}

/**
 * Azure Application Gateway Ingress Controller.
 * @see https://learn.microsoft.com/azure/application-gateway/ingress-controller-annotations
 * @see https://learn.microsoft.com/azure/application-gateway/use-server-sent-events
 */
export function appGateway(options: AppGatewayOptions): IngressPreset {
  const key = (name: string): string => `appgw.ingress.kubernetes.io/${name}`;
  return {
    factory: 'Exposure.appGateway',
    controller: 'Azure Application Gateway',
    className: options.className ?? 'azure-application-gateway',
    prefixes: [key('')],
    peers: rangesOr(options.subnetCidrs),
    stated: options.subnetCidrs !== undefined,
    inNetwork: true,
    problems: checkSenders('via.subnetCidrs', options.subnetCidrs),
    readsSecrets: true,
    hasCertificates: options.certificateName !== undefined,
    settings: (context) => {
      const { budget, listener } = context;
      const probe = health(context);
      return [
        atLeast(key('request-timeout'), EdgeTime.SECONDS, budget.timeout, WHOLE),
        same(key('connection-draining'), 'true', DRAIN),
        atLeast(key('connection-draining-timeout'), EdgeTime.SECONDS, Math.min(budget.drain, LONGEST_DRAIN), DRAIN),
        {
          ...owned(key('use-private-ip'), String(options.internal ?? false), REACH, 'via.internal'),
          unwritten: !options.internal,
        },
        ...(isTls(context) ? [same(key('ssl-redirect'), 'true', REDIRECT)] : []),
        ...(options.certificateName
          ? [owned(key('appgw-ssl-certificate'), options.certificateName, 'the certificate', 'via.certificateName')]
          : []),
        ...(probe.path ? [preset(key('health-probe-path'), probe.path, 'readiness of the product')] : []),
        ...(probe.port === listener.port ? [] : [preset(key('health-probe-port'), probe.port, 'readiness of the product')]),
        ...(listener.tls ? [same(key('backend-protocol'), 'https', 'the listener speaks TLS')] : []),
      ];
    },
    elsewhere: () => 'Application Gateway buffers answers until its response buffering is switched off in the gateway itself',
  };
}
