import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type * as istioModule from '../../imports/networking.istio.io';
import type { IGatewayWorkload } from '../contract/target';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';

/** A DestinationRule that leads every call with the same header value to the same pod. */
export function meshAffinity(proxy: Construct & IGatewayWorkload, httpHeaderName: string): ApiObject {
  const istio = require('../../imports/networking.istio.io') as typeof istioModule;
  const { name, namespace, labels } = proxy.toTargetFacts();
  const rule = new istio.DestinationRule(proxy, 'SessionAffinity', {
    metadata: { name, labels },
    spec: {
      host: namespace === undefined ? name : `${name}.${namespace}.svc.cluster.local`,
      trafficPolicy: { loadBalancer: { consistentHash: { httpHeaderName } } },
    },
  });
  Findings.of(proxy)._report(claimName(rule));
  return rule;
}
