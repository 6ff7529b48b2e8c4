import { Duration } from 'cdk8s';
import type { ConfigFiles } from '../contract/config-source';
import type { CredentialReference } from '../contract/credential';
import type { Listener } from '../contract/listener';
import { ListenerRole } from '../contract/listener';
import type { NetworkRule } from '../contract/network';
import { isSure, provenanceOf } from '../contract/provenance';
import type { TargetFacts } from '../contract/target';
import { hintsAtPrivateAddress, isAddress, isLikelyInCluster } from '../core/hosts';
import { INSTANCE_LABEL, NAME_LABEL } from '../core/labels';
import { publishedListeners, roleOf, servicePortOf } from './listeners';
import { serviceHost } from '../network/names';
import type { WorkloadPlan } from './plan';

/** What watchers may know about a workload. */
export function targetFacts(
  plan: WorkloadPlan,
  references: { [name: string]: CredentialReference },
  config: ConfigFiles | undefined,
  listeners: Listener[],
): TargetFacts {
  const { identity, facts } = plan;
  const account = plan.options.serviceAccount;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    name: identity.name,
    namespace: identity.namespace,
    selectorLabels: { ...identity.selector },
    serviceLabels: { [INSTANCE_LABEL]: identity.name, [NAME_LABEL]: facts.product },
    labels: { ...identity.objectLabels },
    containerName: plan.containerName,
    sidecarNames: plan.additions.sidecars.map((c) => c.name),
    requests: plan.resources.requests,
    runtime: isSure(provenanceOf(facts, 'runtime')) ? facts.runtime : undefined,
    metrics: facts.metrics,
    product: facts,
    listeners,
    maxStreamDuration: Duration.seconds(plan.budget.stream),
    terminationGracePeriod: Duration.seconds(plan.budget.grace),
    replicas: plan.replicas,
    replicaLimit: plan.additions.replicaLimit(),
    credentials: { ...references },
    outsideHosts: outsideHosts(plan.additions.egress),
    registeredAddress: config?.registeredAddress,
    serviceAccountName: account?.existingName ?? identity.name,
    accountIsBound: account?.existingName !== undefined || account?.identity !== undefined || account?.annotations !== undefined,
  };
}

/** Names that are certainly outside, and whose addresses are public as far as anybody knows. */
export function outsideHosts(rules: readonly NetworkRule[]): string[] {
  const peers = rules.flatMap((rule) => rule.peers).filter((p) => p.hostname !== undefined && !p.privateAddress);
  const hosts = new Set(peers.map((p) => p.hostname!));
  return [...hosts].filter((host) => !isLikelyInCluster(host) && !isAddress(host) && !hintsAtPrivateAddress(host)).sort();
}

/** The URL of the first API listener inside the cluster. */
export function apiUrl(plan: WorkloadPlan): string {
  const { name, namespace } = plan.identity;
  const listener = publishedListeners(plan.facts.listeners).find((l) => roleOf(l) === ListenerRole.API);
  const host = serviceHost(plan.settings.cluster, name, namespace);
  return `${listener?.tls ? 'https' : 'http'}://${host}${listener ? `:${servicePortOf(listener)}` : ''}`;
}
