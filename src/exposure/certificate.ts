import type { ApiObject } from 'cdk8s';
import type * as certManagerModule from '../../imports/cert-manager.io';
import type { DoorContext } from './door';
import { TlsKind } from './tls-facts';

/** The Certificate object, where it was asked for. */
export function certificate(context: DoorContext): ApiObject[] {
  const { tls, scope, name, labels, hostnames } = context;
  if (tls?.kind !== TlsKind.CERTIFICATE) {
    return [];
  }
  const { Certificate } = require('../../imports/cert-manager.io') as typeof certManagerModule;
  return [
    new Certificate(scope, 'Certificate', {
      metadata: { name, labels: { ...labels } },
      spec: {
        secretName: tls.secretName!,
        dnsNames: [...hostnames],
        issuerRef: { name: tls.issuer!, kind: tls.issuerKind, group: 'cert-manager.io' },
      },
    }),
  ];
}
