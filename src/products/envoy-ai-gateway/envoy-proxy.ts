import type { EnvoyProxySpec } from '../../../imports/gateway.envoyproxy.io';
import type { ContainerResourceQuantities } from '../../contract/resources';
import { placement } from '../../pod/placement';
import { PodSpread } from '../../pod/pod-plan';
import { containerSecurity, podSecurity } from '../../pod/security';
import type { PodSettings } from '../../pod/pod-settings';
import { DisruptionBudget } from '../../workload/disruption-budget';
import { USER } from './facts';
import type { EnvoyPlan } from './plan';

// Envoy Gateway gives it no limit, and a namespace with a quota refuses pods that have a container without
const SHUTDOWN_MANAGER = {
  name: 'shutdown-manager',
  resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { cpu: '100m', memory: '64Mi' } },
};
const LIMITED = { type: 'StrategicMerge', value: { spec: { template: { spec: { containers: [SHUTDOWN_MANAGER] } } } } };
const EVICTABLE = { type: 'StrategicMerge', value: { spec: { unhealthyPodEvictionPolicy: 'AlwaysAllow' } } };

/**
 * How Envoy Gateway makes the proxies. What the API server would add is written, so that nothing differs afterwards.
 * @see https://gateway.envoyproxy.io/docs/api/extension_types/#envoyproxyspec
 */
export function envoyProxySpec(plan: EnvoyPlan): EnvoyProxySpec {
  const { budget, cluster } = plan;
  const spec = {
    ipFamily: ipFamily(cluster.facts.addresses),
    logging: { level: { default: 'warn' } },
    // the drain ends when nothing is open; the pod may take five minutes more, which Envoy Gateway adds
    shutdown: { drainTimeout: `${budget.grace}s`, minDrainDuration: `${budget.forget}s` },
    provider: {
      type: 'Kubernetes',
      kubernetes: {
        envoyDeployment: deployment(plan),
        envoyService: service(plan),
        envoyPDB: disruptionBudget(plan),
        envoyServiceAccount: { name: plan.proxyName },
      },
    },
  };
  return spec as object as EnvoyProxySpec;
}

function deployment(plan: EnvoyPlan): object {
  const { settings, additions, owner } = plan;
  const annotations = { ...additions.checksums(), ...additions.podAnnotations };
  const pullSecrets = settings.pullSecrets.map((name) => ({ name }));
  return {
    name: plan.proxyName,
    // an autoscaler owns it
    replicas: owner.isScaled ? undefined : plan.replicas,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    pod: {
      labels: full(additions.podLabels),
      annotations: full(annotations),
      securityContext: podSecurity(settings, USER, USER),
      ...placement({ settings, selector: plan.selector, spread: PodSpread.REVISION }),
      imagePullSecrets: pullSecrets.length > 0 ? pullSecrets : undefined,
    },
    container: { resources: quantities(plan.resources), securityContext: assignedSecurity(settings) },
    patch: LIMITED,
  };
}

/**
 * Nothing where Envoy Gateway's own is right, which is restricted. A cluster that assigns users refuses the one that it states. The
 * shutdown manager gets the same, and writes to its root file system when the drain is over.
 */
export function assignedSecurity(settings: PodSettings): object | undefined {
  return settings.assignsUsers ? { ...containerSecurity(settings, USER, USER), readOnlyRootFilesystem: false } : undefined;
}

/** Cluster-internal unless a door says otherwise; Envoy Gateway itself would ask the cloud for a public load balancer. */
function service({ proxyName, publication, selector, facts }: EnvoyPlan): object {
  const { type, loadBalancerClass, loadBalancerSourceRanges, externalTrafficPolicy } = publication.spec(
    selector,
    facts.listeners,
  );
  return {
    name: proxyName,
    type,
    annotations: full(publication.annotations),
    externalTrafficPolicy: externalTrafficPolicy ?? 'Local',
    loadBalancerClass,
    loadBalancerSourceRanges,
  };
}

function disruptionBudget({ props, owner, proxyName }: EnvoyPlan): object | undefined {
  const { unavailable, available, percent, exists } = props.disruptionBudget ?? DisruptionBudget.maxUnavailable(1);
  // with one pod a budget either blocks every drain or says nothing
  if (!exists || owner.max === 1) {
    return undefined;
  }
  const value = (pods: number | undefined): unknown => (percent && pods !== undefined ? `${pods}%` : pods);
  return { name: proxyName, maxUnavailable: value(unavailable), minAvailable: value(available), patch: EVICTABLE };
}

/** Requests and limits with the names of the YAML. */
export function quantities({ requests, limits }: ContainerResourceQuantities): object {
  const named = ({ cpu, memory, ephemeralStorage }: ContainerResourceQuantities['limits']): object => ({
    cpu,
    memory,
    'ephemeral-storage': ephemeralStorage,
  });
  return { requests: named(requests), limits: named(limits) };
}

/** IPv4 alone unless it is told; a cluster without IPv4 would have proxies that nobody reaches. */
function ipFamily({ ipv4, ipv6 }: { readonly ipv4?: boolean; readonly ipv6?: boolean } = {}): string | undefined {
  return ipv6 ? (ipv4 === false ? 'IPv6' : ipv4 ? 'DualStack' : undefined) : undefined;
}

function full(map: { readonly [name: string]: string }): object | undefined {
  return Object.keys(map).length > 0 ? { ...map } : undefined;
}
