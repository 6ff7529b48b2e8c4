import type { App } from 'cdk8s';
import { KeeptrustsBase } from './base';
import { KeeptrustsExternalSecrets } from './eso';
import { KeeptrustsIstio } from './istio';
import { KeeptrustsLoadBalancer } from './loadbalancer';
import { KeeptrustsOtelSidecar } from './otel-sidecar';
import { KeeptrustsProviderKeys } from './provider-keys';

/** Every variant of the Keeptrusts gateway, one chart and so one file each. */
export function keeptrusts(app: App): void {
  new KeeptrustsBase(app, 'keeptrusts-base');
  new KeeptrustsLoadBalancer(app, 'keeptrusts-loadbalancer');
  new KeeptrustsExternalSecrets(app, 'keeptrusts-eso');
  new KeeptrustsOtelSidecar(app, 'keeptrusts-otel-sidecar');
  new KeeptrustsIstio(app, 'keeptrusts-istio');
  new KeeptrustsProviderKeys(app, 'keeptrusts-provider-keys');
}
