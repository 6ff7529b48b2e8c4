import type { Cluster } from '../cluster/cluster';
import type { ClusterDoor } from '../cluster/door-facts';
import { StreamSetting } from '../cluster/door-facts';
import type { Problem } from '../core/problem';
import { GatewayImplementation } from './options';

/** Doors that are part of a kind of cluster, as facts of a cluster show them. */
const BOUND: Readonly<Record<string, (name: string, door: ClusterDoor) => boolean>> = {
  'Application Load Balancers of AWS': (_, { stream }) => stream === StreamSetting.ALB_ATTRIBUTES,
  'load balancers of Google Cloud': (name, { stream }) => stream === StreamSetting.GCP_BACKEND_POLICY || name.startsWith('gce'),
  'Application Gateways of Azure': (name) => name === 'azure-application-gateway',
  'routers of OpenShift': (name) => name === 'openshift-default',
};

const NEEDS: { readonly [door: string]: string } = {
  'Exposure.alb': 'Application Load Balancers of AWS',
  [GatewayImplementation.AWS_ALB]: 'Application Load Balancers of AWS',
  'Exposure.gce': 'load balancers of Google Cloud',
  [GatewayImplementation.GKE]: 'load balancers of Google Cloud',
  'Exposure.appGateway': 'Application Gateways of Azure',
  'Exposure.openshiftRoute': 'routers of OpenShift',
};

/**
 * A door that needs another kind of cluster than the one that is described. Where nothing such is known about it, nothing is said.
 *
 * @param ways the factory, and who runs a Gateway
 */
export function checkOffered({ facts }: Cluster, ...ways: readonly string[]): Problem[] {
  const doors = Object.entries(facts.doors ?? {});
  const has = (kind: string): boolean => doors.some(([name, door]) => BOUND[kind]!(name, door));
  const needed = ways.map((way) => NEEDS[way]).find((kind) => kind !== undefined);
  const offered = Object.keys(BOUND).filter(has);
  if (needed === undefined || offered.length === 0 || offered.includes(needed)) {
    return [];
  }
  const reason = `${facts.flavor ?? 'the cluster'} is known to have ${offered.join(' and ')}, and no ${needed}`;
  const remedy = `use a door of this cluster (${doors.map(([name]) => name).join(', ')}), or state the class under doors of the ClusterProfile`;
  return [{ code: 'LLMGW-018', prop: 'via', value: ways[0], reason, remedy, warning: true }];
}
