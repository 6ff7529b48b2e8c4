import { Chart } from 'cdk8s';
import type { App } from 'cdk8s';
import { Exposure, GatewayExposure, Tls, WorkloadIdentity } from '../../src';
import { gateway } from '../exposure/gateways';

const IDENTITIES: Readonly<Record<string, WorkloadIdentity>> = {
  irsa: WorkloadIdentity.eksRole('arn:aws:iam::111122223333:role/gateway', 'eu-central-1'),
  'pod-identity': WorkloadIdentity.eksPodIdentity(),
  gke: WorkloadIdentity.gke('gateway@acme.iam.gserviceaccount.com'),
  entra: WorkloadIdentity.aks('00000000-0000-0000-0000-000000000000'),
};

const DOORS: Readonly<Record<string, Exposure>> = {
  router: Exposure.openshiftRoute(),
  gce: Exposure.gce(),
  'gce-internal': Exposure.gce({ internal: true }),
  appgw: Exposure.appGateway(),
  nodes: Exposure.nodePort(),
};

/** A gateway for each identity of a cloud. */
export function identities(app: App): void {
  const chart = new Chart(app, 'identities', { namespace: 'ai' });
  Object.entries(IDENTITIES).forEach(([name, identity]) => gateway(chart, { name, serviceAccount: { identity } }, name));
}

/** A gateway for each front door that no example has. */
export function doors(app: App): void {
  const chart = new Chart(app, 'doors', { namespace: 'ai' });
  Object.entries(DOORS).forEach(([name, via]) => {
    const tls = name === 'nodes' ? Tls.insecureHttp() : Tls.controller();
    const hostname = name === 'nodes' ? undefined : `${name}.example.com`;
    new GatewayExposure(chart, `${name}-door`, { target: gateway(chart, { name }, name), via, hostname, tls });
  });
}
