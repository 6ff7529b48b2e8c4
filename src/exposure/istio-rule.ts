import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type * as istioModule from '../../imports/networking.istio.io';
import type { TargetFacts } from '../contract/target';
import { edgeBudget } from './edge-budget';

/** Limits of the connections of one proxy. */
export interface ConnectionLimits {
  readonly maxConnections?: number;
  readonly maxRequestsPerConnection?: number;
}

/**
 * How the mesh talks to a workload. A gateway relays the errors of its providers, so a 5xx says nothing about the pod: only
 * pods that cannot be reached are taken out.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/
 */
export function destinationRule(
  scope: Construct,
  id: string,
  name: string,
  facts: TargetFacts,
  tls: boolean,
  limits: ConnectionLimits = {},
): ApiObject {
  const istio = require('../../imports/networking.istio.io') as typeof istioModule;
  const { timeout } = edgeBudget(facts);
  return new istio.DestinationRule(scope, id, {
    metadata: { name, labels: { ...facts.labels } },
    spec: {
      host: facts.namespace === undefined ? facts.name : `${facts.name}.${facts.namespace}.svc.cluster.local`,
      trafficPolicy: {
        connectionPool: {
          tcp: {
            maxConnections: limits.maxConnections,
            connectTimeout: '10s',
            tcpKeepalive: { time: '60s', interval: '30s', probes: 3 },
          },
          http: { maxRequestsPerConnection: limits.maxRequestsPerConnection, idleTimeout: `${Math.max(timeout, 3600)}s` },
        },
        loadBalancer: { simple: istio.DestinationRuleSpecTrafficPolicyLoadBalancerSimple.LEAST_UNDERSCORE_REQUEST },
        outlierDetection: {
          splitExternalLocalOriginErrors: true,
          consecutiveLocalOriginFailures: 5,
          consecutive5XxErrors: 0,
          consecutiveGatewayErrors: 0,
          interval: '30s',
          baseEjectionTime: '30s',
          maxEjectionPercent: 50,
        },
        tls: tls ? { mode: istio.DestinationRuleSpecTrafficPolicyTlsMode.SIMPLE } : undefined,
      },
    },
  });
}
