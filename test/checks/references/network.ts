import { all } from '../../support/find';
import { nameOf } from '../../support/manifest';
import type { Manifest } from '../../support/manifest';
import { finding, list } from '../finding';
import type { Finding } from '../finding';
import { declaredPorts, declares, runningContainers, selectedBy, workloads } from './workloads';
import type { Workload } from './workloads';

/** A network policy is about pods of the file, and lets in what the Services of the file send to them. */
export function network(manifests: readonly Manifest[]): Finding[] {
  const candidates = workloads(manifests);
  const policies = all(manifests, 'NetworkPolicy');

  return [
    ...policies.flatMap((policy) => selected(policy, candidates)),
    ...all(manifests, 'Service').flatMap((service) => shutOut(service, policies, candidates)),
  ];
}

function selected(policy: Manifest, candidates: readonly Workload[]): Finding[] {
  const selector = policy['spec']?.podSelector;
  const everything = Object.keys(selector?.matchLabels ?? {}).length === 0 && list(selector?.matchExpressions).length === 0;
  if (selector && everything) return [];

  const targets = selectedBy(policy, selector, candidates);
  if (targets.length === 0) return [finding('policy-selector', policy, 'its podSelector matches no pods')];

  const containers = targets.flatMap(({ pod }) => runningContainers(pod));
  return list(policy['spec']?.ingress)
    .flatMap((rule) => list(rule.ports))
    .filter(({ port }) => typeof port === 'string' && !declares(containers, port))
    .map(({ port }) => finding('policy-port', policy, `it lets in port ${port}, declared are: ${declaredPorts(containers)}`));
}

/** Once a policy selects a pod for ingress, a port that no policy names is closed, to the Service as well. */
function shutOut(service: Manifest, policies: readonly Manifest[], candidates: readonly Workload[]): Finding[] {
  const { selector, ports } = service['spec'] ?? {};
  const [target] = selector ? selectedBy(service, { matchLabels: selector }, candidates) : [];
  if (!target) return [];

  const guards = policies.filter(
    (policy) => guardsIngress(policy) && selectedBy(policy, policy['spec'].podSelector, [target]).length > 0,
  );
  if (guards.length === 0) return [];

  const rules = guards.flatMap((policy) => list(policy['spec'].ingress));
  return list(ports)
    .filter((port) => !rules.some((rule) => opens(rule, port.targetPort ?? port.port, target)))
    .map(({ name, port }) =>
      finding('policy-service', service, `no network policy of ${nameOf(target.manifest)} lets in port ${name ?? port}`),
    );
}

function guardsIngress(policy: Manifest): boolean {
  const types = policy['spec']?.policyTypes;
  return policy['spec']?.podSelector !== undefined && (types === undefined || list(types).includes('Ingress'));
}

function opens(rule: any, targetPort: string | number, { pod }: Workload): boolean {
  if (rule.ports === undefined) return true;
  const declared = runningContainers(pod)
    .flatMap((container) => list(container.ports))
    .find(({ name, containerPort }) => name === targetPort || containerPort === targetPort);
  const aliases = [targetPort, declared?.name, declared?.containerPort].filter((alias) => alias !== undefined);

  return list(rule.ports).some(
    ({ port, endPort }) =>
      port === undefined ||
      aliases.includes(port) ||
      (endPort && declared?.containerPort >= port && declared?.containerPort <= endPort),
  );
}
