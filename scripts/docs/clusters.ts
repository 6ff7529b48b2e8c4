import { Duration } from 'cdk8s';
import { AksNetwork, ClusterProfile, EksCompute, GkeDns, NetworkPeer, OpenShiftService } from '../../src';
import type { ClusterFacts } from '../../src';
import { QUESTIONS } from '../../src/cluster/questions';
import type { Question } from '../../src/cluster/questions';
import { provenanceOf } from '../../src/contract/provenance';
import { cell } from './page';
import type { Page } from './page';

/** What a reader writes, and what it is. */
const PROFILES: ReadonlyArray<readonly [code: string, profile: ClusterProfile]> = [
  ['eks()', ClusterProfile.eks()],
  [
    "eks({ compute: EksCompute.AUTO_MODE, serviceRange: '172.20.0.0/16', networkPolicies: true })",
    ClusterProfile.eks({ compute: EksCompute.AUTO_MODE, serviceRange: '172.20.0.0/16', networkPolicies: true }),
  ],
  ['eks({ compute: EksCompute.FARGATE })', ClusterProfile.eks({ compute: EksCompute.FARGATE })],
  ['gke()', ClusterProfile.gke()],
  ['gke({ dns: GkeDns.KUBE_DNS, dataplaneV2: false })', ClusterProfile.gke({ dns: GkeDns.KUBE_DNS, dataplaneV2: false })],
  ['gke({ dns: GkeDns.NODE_LOCAL, dataplaneV2: true })', ClusterProfile.gke({ dns: GkeDns.NODE_LOCAL, dataplaneV2: true })],
  ['gke({ dns: GkeDns.CLOUD_DNS, dataplaneV2: true })', ClusterProfile.gke({ dns: GkeDns.CLOUD_DNS, dataplaneV2: true })],
  ['gke({ autopilot: true })', ClusterProfile.gke({ autopilot: true })],
  ['gke({ autopilot: true, bursting: true })', ClusterProfile.gke({ autopilot: true, bursting: true })],
  ['aks()', ClusterProfile.aks()],
  ['aks({ network: AksNetwork.CILIUM })', ClusterProfile.aks({ network: AksNetwork.CILIUM })],
  ['aks({ network: AksNetwork.CILIUM, localDns: true })', ClusterProfile.aks({ network: AksNetwork.CILIUM, localDns: true })],
  ['aks({ automatic: true })', ClusterProfile.aks({ automatic: true })],
  ['openShift()', ClusterProfile.openShift()],
  ['openShift({ service: OpenShiftService.ROSA })', ClusterProfile.openShift({ service: OpenShiftService.ROSA })],
  ['openShift({ service: OpenShiftService.ARO })', ClusterProfile.openShift({ service: OpenShiftService.ARO })],
  ['rke2()', ClusterProfile.rke2()],
  ['rke2({ nodeLocalDns: true, cis: true })', ClusterProfile.rke2({ nodeLocalDns: true, cis: true })],
  ['k3s()', ClusterProfile.k3s()],
  ['kubeadm()', ClusterProfile.kubeadm()],
  ['kind()', ClusterProfile.kind()],
  ['talos()', ClusterProfile.talos()],
  ['kubespray()', ClusterProfile.kubespray()],
];

const HEAD = `<!-- Written by \`npm run docs\` from src/cluster. Do not edit. -->

# Clusters

What a cluster is stands in one line, before anything is made:

\`\`\`ts fragment
const app = new App();
ClusterProfile.gke({ dns: GkeDns.CLOUD_DNS, dataplaneV2: true }).applyTo(app);
\`\`\`

It holds for everything below the scope that it is given to: the app, a chart, or any construct. A scope below can have another one.
What the owner of the cluster answers is added with \`withFacts\`, group by group:

\`\`\`ts fragment
ClusterProfile.eks()
  .withFacts({
    kubernetesVersion: KubernetesVersion.V1_33,
    addresses: { services: ['172.20.0.0/16'], apiServer: ['10.0.0.5/32'] },
    monitoring: { stack: MonitoringStack.PROMETHEUS_OPERATOR, selectorLabels: { release: 'kube-prometheus-stack' } },
  })
  .applyTo(app);
\`\`\`

Without a profile the YAML is for a plain Kubernetes 1.28 whose DNS runs in \`kube-system\`. With one, a fact that is unknown gives the
wider rule and the warning LLMGW-001, which names the fact, and the command that answers the question. What is only assumed, or was
reported from one place, never refuses anything.

## What changes in the YAML

| fact | what follows from it |
| --- | --- |
| \`dns\` | the DNS rule of every network policy; with \`onNode\` and Cilium's policies, policies are CiliumNetworkPolicies |
| \`dns.domain\` | names of Services, \`NO_PROXY\` |
| \`policies\` | whether policies may name Services, hosts and the node; warnings where they have no effect (LLMGW-005) or cannot say what is needed (LLMGW-006, LLMGW-007) |
| \`addresses\` | \`NO_PROXY\`, the rule for the API server, names with private addresses |
| \`identity\` | \`NO_PROXY\`, the way to token servers, a warning for identities that the cluster does not offer (LLMGW-008) |
| \`mesh\` | the ports of the mesh in every policy, probes of ambient, what keeps sidecars out of Jobs |
| \`admission.assignsUsers\` | no pod states users and groups |
| \`admission.limitsEqualRequests\`, \`leastCpu\`, \`leastMemory\` | requests and limits of every container as they will run; what the team states otherwise is said (LLMGW-015) |
| \`admission.leastPodCpu\`, \`leastPodMemory\`, \`podCpuStep\`, \`leastMemoryPerCpu\`, \`mostMemoryPerCpu\` | what all containers of a pod request together, given to the first |
| \`admission.requiresProbes\` | probes that are never asked in pods that end; a warning for pods that an operator makes (LLMGW-019) |
| \`admission.uniqueSelectors\` | a label more in the selector of a second Service for the same pods |
| \`admission.podSecurity\`, \`refusesHost\` | a patch that the cluster refuses is an error (LLMGW-014) |
| \`addresses.ipv4\`, \`ipv6\`, \`nodes\` | the families in policies; who arrives at a NodePort |
| \`trust\` | the certificates of the company in every container of every pod that calls somebody |
| \`kubernetesVersion\` | native sidecars, \`preStop.sleep\` and other newer fields |
| \`doors\`, \`gatewayClass\` | whom the policy lets in, what sets the time of a stream; warnings for doors of another kind of cluster (LLMGW-018) and for guesses (LLMGW-518) |
| \`registry\`, \`placement\`, \`egressProxy\` | pull secrets, nodes and architectures, and proxy of every pod |
| \`drains\`, \`placement.spot\` | the longest stream that a drain, or the notice of a spot node, lets end (LLMGW-125) |
| \`monitoring.stack\` | the objects that are read there: ServiceMonitor and PrometheusRule, PodMonitoring and Rules of Google, monitors of Azure, VMServiceScrape and VMRule, annotations for Amazon; what has no object there is said (LLMGW-615 to LLMGW-617) |
| \`monitoring.selectorLabels\`, \`collectors\` | labels of monitors, rules and probes; who is let in to ask for metrics |
| \`scaling\`, \`storage\` | warnings about autoscalers that nobody measures for (LLMGW-012) and claims that nobody answers (LLMGW-013); the StorageClass |
`;

function overview(): string {
  const rows = PROFILES.map(([code, { facts }]) => {
    const { dns, policies, identity, admission, drains, monitoring } = facts;
    const users = admission?.assignsUsers ? 'assigned' : 'stated';
    const shown = [
      facts.flavor,
      dns && show([...(dns.pods ?? []), ...(dns.addresses ?? [])]) + (dns.port ? ` port ${dns.port}` : ''),
      policies?.engine ?? 'unknown',
      identity?.mechanisms?.join(', '),
      users,
      drains?.longest && show(drains.longest),
      monitoring?.stack,
    ];
    return `| \`${code}\` | ${shown.map((text) => (text === undefined || text === '' ? '–' : cell(text))).join(' | ')} |`;
  });
  return `
## The kinds of clusters

| \`ClusterProfile.\` | what it is | names are answered by | policy engine | identities | users | longest drain | monitoring |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

\`ClusterProfile.custom({ ... })\` is a cluster of which nothing is known but what you state.
`;
}

function questions(): string {
  const rows = Object.entries<Question>(QUESTIONS).map(([fact, { question, command = '', answer, option }]) => {
    const other = option === undefined ? '' : `, or the option ${cell(option)}`;
    return `| \`${fact}\` | ${cell(question)} | \`${cell(command)}\` | \`${cell(answer)}\`${other} |`;
  });
  return `
## What to ask whoever runs the cluster

| fact | question | where the answer stands | how it is stated |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function details(): string {
  const sections = PROFILES.map(([code, { facts }]) => {
    const rows = flat(facts).map(([fact, value]) => {
      const { certainty, source = '' } = provenanceOf(facts, fact);
      return `| \`${fact}\` | ${cell(show(value))} | ${certainty} | ${source === '' ? '' : `<${source}>`} |`;
    });
    return `### ${facts.flavor}: \`${code}\`\n\n| fact | value | how sure | source |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `
## Every fact, and what confirms it

${sections.join('\n')}`;
}

/** Every fact by its whole name. */
function flat(facts: ClusterFacts): Array<[string, unknown]> {
  return Object.entries(facts)
    .filter(([name, value]) => !['flavor', 'provenance'].includes(name) && value !== undefined)
    .flatMap(([group, value]) =>
      Object.entries(typeof value === 'object' ? value : { '': value })
        .filter(([, part]) => part !== undefined)
        .map(([part, inner]): [string, unknown] => [part === '' ? group : `${group}.${part}`, inner]),
    );
}

function show(value: unknown): string {
  if (Array.isArray(value)) return value.map(show).join(', ');
  if (value instanceof Duration) return `${value.toSeconds()} s`;
  if (value instanceof NetworkPeer) {
    const labels = Object.entries(value.labels ?? {}).map(([key, label]) => `${key}=${label}`);
    const where = value.inNamespace === undefined ? '' : ` in ${value.inNamespace}`;
    return value.range ?? `${labels.length > 0 ? labels.join(', ') : 'pods'}${where}`;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([part, inner]) => `${part}: ${show(inner)}`)
      .join('; ');
  }
  return String(value);
}

/** What a platform engineer reads before the first deployment. */
export const clusters: Page = {
  path: 'docs/clusters.md',
  render: () => `${HEAD}${overview()}${questions()}${details()}`,
};
