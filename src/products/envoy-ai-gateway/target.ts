import { Duration } from 'cdk8s';
import type { CredentialReference } from '../../contract/credential';
import type { TargetFacts } from '../../contract/target';
import { serviceHost } from '../../network/names';
import { outsideHosts } from '../../workload/target-facts';
import { PROXY_CONTAINER, SIDECARS } from './facts';
import type { EnvoyPlan } from './plan';

// what Envoy Gateway adds to the drain
const GRACE_AFTER_DRAIN = 300;

/** What watchers may know: the Deployment that Envoy Gateway makes. */
export function factsOf(plan: EnvoyPlan, references: { readonly [name: string]: CredentialReference }): TargetFacts {
  const { facts, budget, selector, publication, additions } = plan;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    name: plan.proxyName,
    namespace: plan.proxyNamespace,
    selectorLabels: { ...selector },
    serviceLabels: { ...selector },
    labels: plan.labels,
    containerName: PROXY_CONTAINER,
    sidecarNames: SIDECARS,
    requests: plan.resources.requests,
    runtime: facts.runtime,
    metrics: facts.metrics,
    product: facts,
    listeners: publication.listeners(facts.listeners),
    maxStreamDuration: Duration.seconds(budget.stream),
    terminationGracePeriod: Duration.seconds(budget.grace + GRACE_AFTER_DRAIN),
    replicas: plan.replicas,
    credentials: { ...references },
    outsideHosts: outsideHosts(additions.egress),
    serviceAccountName: plan.proxyName,
    accountIsBound: plan.props.identity !== undefined,
  };
}

/** The URL inside the cluster. */
export function apiUrl({ listener, cluster, proxyName, proxyNamespace, props }: EnvoyPlan): string {
  const host = serviceHost(cluster, proxyName, proxyNamespace);
  // a certificate is for the name of the door
  return listener.tls ? `https://${props.hostname ?? host}` : `http://${host}`;
}
