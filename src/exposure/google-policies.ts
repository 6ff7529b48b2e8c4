import type { ApiObject } from 'cdk8s';
import type * as googleModule from '../../imports/networking.gke.io';
import type { DoorContext } from './door';
import { health } from './presets/common';

const LONGEST_DRAIN = 3600;

/**
 * Timeouts, draining and health checks of a Gateway on Google Kubernetes Engine, where the backend timeout of 30 seconds is the
 * whole life of a stream.
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources
 */
export function googlePolicies(context: DoorContext): ApiObject[] {
  const { GcpBackendPolicy, HealthCheckPolicy, HealthCheckPolicySpecDefaultConfigType } =
    require('../../imports/networking.gke.io') as typeof googleModule;
  const { scope, name, labels, facts, budget } = context;
  const metadata = { name, labels: { ...labels } };
  const targetRef = { group: '', kind: 'Service', name: facts.name };
  const probe = health(context);
  return [
    new GcpBackendPolicy(scope, 'BackendPolicy', {
      metadata,
      spec: {
        targetRef,
        default: {
          timeoutSec: budget.timeout,
          connectionDraining: { drainingTimeoutSec: Math.min(budget.drain, LONGEST_DRAIN) },
        },
      },
    }),
    ...(probe.path === undefined
      ? []
      : [
          new HealthCheckPolicy(scope, 'HealthCheckPolicy', {
            metadata,
            spec: {
              targetRef,
              default: {
                config: {
                  type: HealthCheckPolicySpecDefaultConfigType.HTTP,
                  httpHealthCheck: { port: probe.port, requestPath: probe.path },
                },
              },
            },
          }),
        ]),
  ];
}
