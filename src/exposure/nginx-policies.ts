import { ApiObject } from 'cdk8s';
import { nginxSize } from '../core/quantity';
import type { DoorContext } from './door';

const API_VERSION = 'gateway.nginx.org/v1alpha1';
// durations have four digits at most
const LONGEST = 9999;

/**
 * Timeouts, buffering and the size of requests for NGINX Gateway Fabric, which knows no `timeouts` in routes and keeps answers back
 * until a buffer is full.
 * @see https://docs.nginx.com/nginx-gateway-fabric/reference/api/
 */
export function nginxPolicies(context: DoorContext, kind: string): ApiObject[] {
  const { scope, name, labels, budget } = context;
  const metadata = { name, labels: { ...labels } };
  const target = { group: 'gateway.networking.k8s.io', kind, name };
  const timeout = `${Math.min(budget.timeout, LONGEST)}s`;
  return [
    new ApiObject(scope, 'ProxySettings', {
      apiVersion: API_VERSION,
      kind: 'ProxySettingsPolicy',
      metadata,
      spec: { targetRefs: [target], buffering: { disable: true }, timeout: { read: timeout, send: timeout } },
    }),
    new ApiObject(scope, 'ClientSettings', {
      apiVersion: API_VERSION,
      kind: 'ClientSettingsPolicy',
      metadata,
      spec: { targetRef: target, body: { maxSize: nginxSize(budget.body) } },
    }),
  ];
}
