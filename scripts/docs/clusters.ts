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

Say once what kind of cluster the YAML is for, before you create anything else:

\`\`\`ts fragment
const app = new App();
ClusterProfile.gke({ dns: GkeDns.CLOUD_DNS, dataplaneV2: true }).applyTo(app);
\`\`\`

A profile applies to the scope you give it to (the app, a chart, or any construct) and to everything below it; a scope further down can have a
different one. Whatever else you learn from the people who run the cluster, add with \`withFacts\`:

\`\`\`ts fragment
ClusterProfile.eks()
  .withFacts({
    kubernetesVersion: KubernetesVersion.V1_33,
    addresses: { services: ['172.20.0.0/16'], apiServer: ['10.0.0.5/32'] },
    monitoring: { stack: MonitoringStack.PROMETHEUS_OPERATOR, selectorLabels: { release: 'kube-prometheus-stack' } },
  })
  .applyTo(app);
\`\`\`

Without a profile the YAML is written for plain Kubernetes 1.28 with its DNS in \`kube-system\`. With a profile, each fact that is still unknown
leads to a more permissive rule and to the warning LLMGW-001, which names the fact and a command that finds it out. Facts that are only assumed,
or that a single report confirms, never cause an error.

## What each fact changes

| fact | what it decides |
| --- | --- |
| \`dns\` | the DNS rule of every network policy; if a cache on the node answers (\`onNode\`) and Cilium's policies are allowed, policies become CiliumNetworkPolicies |
| \`dns.domain\` | the domain in names of Services, and \`NO_PROXY\` |
| \`policies\` | whether policies can refer to Services, host names and the node; you are warned if policies have no effect (LLMGW-005) or cannot express what is needed (LLMGW-006, LLMGW-007) |
| \`addresses\` | \`NO_PROXY\`, the rule for the API server, and which names resolve to private addresses |
| \`identity\` | \`NO_PROXY\` and access to token servers; you are warned about an identity that the cluster does not offer (LLMGW-008) |
| \`mesh\` | the ports of the mesh in every policy, probes in ambient mode, and what keeps its sidecars out of Jobs |
| \`admission.assignsUsers\` | if true, pods leave user and group to the cluster |
| \`admission.limitsEqualRequests\`, \`leastCpu\`, \`leastMemory\` | requests and limits are written as the cluster will run them; you are warned if that differs from what you asked for (LLMGW-015) |
| \`admission.leastPodCpu\`, \`leastPodMemory\`, \`podCpuStep\`, \`leastMemoryPerCpu\`, \`mostMemoryPerCpu\` | the minimum that the containers of a pod request together; what is missing is added to the first one |
| \`admission.requiresProbes\` | if true, Jobs get probes too, which never run; you are warned about pods that an operator creates (LLMGW-019) |
| \`admission.uniqueSelectors\` | if true, a second Service for the same pods gets an extra label in its selector |
| \`admission.podSecurity\`, \`refusesHost\` | a patch that the cluster would reject is an error (LLMGW-014) |
| \`addresses.ipv4\`, \`ipv6\`, \`nodes\` | the address families in policies; which senders a NodePort admits |
| \`trust\` | your company's CA certificates, mounted into every container that makes outgoing calls |
| \`kubernetesVersion\` | whether native sidecars, \`preStop.sleep\` and other newer fields are used |
| \`doors\`, \`gatewayClass\` | which proxies the policy admits, and what sets the stream timeout; you are warned about a front door that this kind of cluster lacks (LLMGW-018), and about guesses (LLMGW-518) |
| \`registry\`, \`placement\`, \`egressProxy\` | pull secrets, node selection, architectures and the proxy of every pod |
| \`drains\`, \`placement.spot\` | the longest stream that can finish before a node goes away, whether it is drained or reclaimed (LLMGW-125) |
| \`monitoring.stack\` | which objects are written: ServiceMonitor and PrometheusRule, Google's PodMonitoring and Rules, Azure's monitors, VMServiceScrape and VMRule, or annotations for Amazon; you are warned about what the stack has no object for (LLMGW-615 to LLMGW-617) |
| \`monitoring.selectorLabels\`, \`collectors\` | labels of monitors, rules and probes; who may scrape metrics |
| \`scaling\`, \`storage\` | the StorageClass; you are warned about autoscalers without a source of metrics (LLMGW-012) and volume claims that nothing fulfils (LLMGW-013) |
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

| \`ClusterProfile.\` | cluster | DNS server | policy engine | identities | user IDs | longest drain | monitoring |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

User IDs are \`stated\` by the pods or \`assigned\` by the cluster. \`ClusterProfile.custom({ ... })\` is a cluster of which only what you state is known.
`;
}

function questions(): string {
  const rows = Object.entries<Question>(QUESTIONS).map(([fact, { question, command = '', answer, option }]) => {
    const other = option === undefined ? '' : `, or the option ${cell(option)}`;
    return `| \`${fact}\` | ${cell(question)} | \`${cell(command)}\` | \`${cell(answer)}\`${other} |`;
  });
  return `
## What to ask the people who run the cluster

| fact | question | how to find out | how to state it |
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
