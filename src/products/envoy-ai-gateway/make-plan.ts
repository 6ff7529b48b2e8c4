import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { clusterOf } from '../../cluster/cluster';
import { NetworkPeer } from '../../contract/network';
import { checkAnnotations, checkLabels, recommendedLabels } from '../../core/labels';
import { checkName, checkSubdomain } from '../../core/names';
import type { Problem } from '../../core/problem';
import { checkEgressProxy } from '../../network/egress-proxy';
import { PodSettings } from '../../pod/pod-settings';
import { checkResources, mergeResources } from '../../pod/resources';
import { checkKnownVersion, isAtLeast } from '../../profiles/version';
import { Additions } from '../../workload/additions';
import { checkSourcePlaces } from '../../workload/credential-checks';
import { ReplicaOwner } from '../../workload/replica-owner';
import { Publication } from '../../workload/service';
import { streamBudget } from '../../workload/stream-budget';
import { checkStreamBudget } from '../../workload/stream-budget-checks';
import { checkKubernetes } from './checks';
import { DRAIN, envoyAiGatewayFacts, PROXY_CONTAINER } from './facts';
import { apiListener } from './listener';
import type { EnvoyAiGatewayProps } from './options';
import type { EnvoyPlan } from './plan';
import { DEFAULT_CONTROLLER, proxySelector } from './plan';
import { controlPlane, placedIn } from './traffic';

const FILTER = { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '1', memory: '256Mi' } };
const DEFAULT_REPLICAS = 2;

/** Decides what the props leave open, and says what is wrong with them. */
export function makePlan(scope: Construct, props: EnvoyAiGatewayProps): { plan: EnvoyPlan; problems: Problem[] } {
  const { name = 'envoy-ai-gateway', envoyGateway = {}, replicas = DEFAULT_REPLICAS } = props;
  const cluster = clusterOf(scope);
  const namespace = Chart.of(scope).namespace;
  const controllerNamespace = envoyGateway.namespace ?? DEFAULT_CONTROLLER;
  const together = envoyGateway.gatewayNamespaceMode === true;
  const listener = apiListener(props.tlsSecretName);
  const facts = envoyAiGatewayFacts(props.version, listener);
  const additions = new Additions(PROXY_CONTAINER, facts.listeners);
  const budget = streamBudget(props, DRAIN);
  const labels = {
    ...recommendedLabels({ product: facts.product, instance: name, component: 'gateway', version: props.version }),
    ...props.labels,
  };
  const plan: EnvoyPlan = {
    ...{ props, name, namespace, controllerNamespace, listener, facts, budget, replicas, cluster, additions, labels },
    proxyNamespace: together ? namespace : controllerNamespace,
    // Gateways of all namespaces have their proxies in one
    proxyName: together || namespace === undefined ? name : `${namespace}-${name}`,
    selector: proxySelector(name, namespace),
    resources: mergeResources(facts.resources, props.resources),
    filterResources: mergeResources(FILTER, props.filterResources),
    settings: new PodSettings(cluster, props, additions),
    owner: new ReplicaOwner({ replicas, options: props, identity: { name } }),
    publication: new Publication(),
  };
  return { plan, problems: [...check(plan), ...declare(plan, scope.node.path)] };
}

/** Traffic that follows from the props. */
function declare(plan: EnvoyPlan, path: string): Problem[] {
  const { props, additions, cluster, listener, namespace } = plan;
  const providers = props.providers.flatMap((provider) => provider._egress());
  const clients = props.clients ?? [NetworkPeer.cluster()];
  const ingress = clients.length > 0 ? [{ peers: clients, ports: [{ port: listener.port }] }] : [];
  return [
    ...additions.add({ egress: [controlPlane(plan), ...placedIn(providers, namespace)] }, path),
    ...additions.add({ ingress: placedIn(ingress, namespace) }, path),
    ...additions.add(props.identity?._toAddition(cluster) ?? {}, path),
  ];
}

function check(plan: EnvoyPlan): Problem[] {
  const { props, budget, cluster, namespace } = plan;
  return [
    ...checkKnownVersion(props.version, [{ from: [1, 0], below: [1, 2] }], '1.1.0'),
    ...checkName('name', plan.name),
    ...(plan.proxyName === plan.name ? [] : checkName('name', plan.proxyName)),
    ...checkSubdomain('gatewayClass', props.gatewayClass),
    ...checkLabels('labels', props.labels ?? {}),
    ...checkAnnotations('annotations', props.annotations ?? {}),
    ...checkResources('resources', plan.resources),
    ...checkResources('filterResources', plan.filterResources),
    ...checkStreamBudget(props, budget, DRAIN, cluster.facts),
    ...checkSourcePlaces(props.credentials, namespace),
    ...checkEgressProxy(plan.settings.egressProxy),
    ...(props.disruptionBudget?._check(plan.replicas) ?? []),
    ...(props.identity?._check() ?? []),
    ...(props.identity?._offeredBy(cluster) ?? []),
    ...checkKubernetes(cluster),
    ...checkForwardProxy(plan),
  ];
}

/** The filter knows no proxy before 1.1, and then asks it for everything. */
function checkForwardProxy({ props, settings }: EnvoyPlan): Problem[] {
  if (!settings.egressProxy || isAtLeast(props.version, 1, 1)) {
    return [];
  }
  const reason = 'Envoy AI Gateway asks no proxy before 1.1.0: the network policy lets providers through it alone';
  const remedy = "use 1.1.0 or newer, or state 'egressProxy' of nobody for this namespace";
  return [{ code: 'LLMGW-853', prop: 'version', value: props.version, reason, remedy }];
}
