import type { Code } from './code';

/** 0xx: what is known about the cluster. */
export const CLUSTER_CODES = {
  'LLMGW-001': {
    title: 'a fact of the cluster is unknown',
    advice:
      'The wider rule was written, so that nothing breaks. State the fact in the ClusterProfile to have the narrow one; docs/clusters.md has the question for whoever runs the cluster.',
  },
  'LLMGW-002': {
    title: 'cluster profile comes too late',
    advice: 'What was made before it does not know it. Apply the profile right after the app or chart is made.',
  },
  'LLMGW-003': {
    title: 'scope has two cluster profiles',
    advice: 'A scope is for one cluster. Add what is special with withFacts(), or give the other profile to a scope below.',
  },
  'LLMGW-004': {
    title: 'fact of the cluster is not valid',
    advice: 'Ranges are written in CIDR form without host bits, domains without a dot at either end, ports as numbers.',
  },
  'LLMGW-005': {
    title: 'network policies have no effect',
    advice:
      'Nothing in the cluster enforces them, so every pod can talk to everybody. Use a network that does, or accept the warning where isolation is done elsewhere.',
  },
  'LLMGW-006': {
    title: 'a plain NetworkPolicy cannot say it',
    advice:
      'Cilium knows the node and its own proxy by identities that have no address and no labels. Use NetworkIsolation.cilium().',
  },
  'LLMGW-007': {
    title: 'CiliumNetworkPolicies are not known to exist',
    advice:
      'Without Cilium the objects are refused, and where teams may not make them as well. State policies.ciliumPolicies if they may.',
  },
  'LLMGW-008': {
    title: 'cluster is not known to offer this identity',
    advice: 'The pods would get no token. Use a mechanism of the cluster, or state in the profile that it is set up.',
  },
  'LLMGW-009': {
    title: 'name gives away that its address is private',
    advice:
      'Policies by address know no names: for a public one they leave private ranges out, for a private one they must let everything through. State the addresses, or say that it is private.',
  },
  'LLMGW-010': {
    title: 'construct stands in the chart of another namespace',
    advice:
      'Pods use Secrets, volumes and Services of their own namespace only, so it would be applied and do nothing. Make it in a chart of the namespace of the workload.',
  },
  'LLMGW-011': {
    title: 'certificates of the company replace those of the image',
    advice:
      'Except in Node.js a bundle is all that the process trusts, so calls to public providers fail. Use a TrustBundle, which adds the public authorities, or say that the bundle has them.',
  },
  'LLMGW-012': {
    title: 'cluster is not known to measure what is scaled on',
    advice:
      'Without metrics.k8s.io an autoscaler on CPU or memory never scales. Install metrics-server, or state scaling.resourceMetrics. External metrics have one owner, KEDA or an adapter.',
  },
  'LLMGW-013': {
    title: 'cluster makes no volumes for claims',
    advice: 'The claim stays pending, and the pod with it. Make the volume by hand, or use a store outside the cluster.',
  },
  'LLMGW-014': {
    title: 'cluster refuses the pod',
    advice:
      'A patch asks for what Pod Security or the admission of this cluster does not let in, so the pod would never start. Take the patch back, or run it elsewhere.',
  },
  'LLMGW-015': {
    title: 'cluster changes what a container asks for',
    advice:
      'Some clusters raise small requests or cut limits down to requests. The YAML has what really runs: write the same, so that nobody is surprised.',
  },
  'LLMGW-016': {
    title: 'product does not hear of the certificates of the cluster',
    advice:
      'Java wants a key store, and some proxies a line in their configuration. The file is in the container all the same: name it there.',
  },
  'LLMGW-017': {
    title: 'sidecar has no probes',
    advice:
      'A container that hangs is restarted only if somebody asks it. AKS Automatic and common Kyverno policies refuse pods without.',
  },
  'LLMGW-018': {
    title: 'front door of another kind of cluster',
    advice:
      'Load balancers of a cloud, and the routers of OpenShift, exist where their controller runs. Take a door that this cluster has, or state it under doors of the ClusterProfile if it was installed.',
  },
  'LLMGW-019': {
    title: 'cluster refuses pods that an operator makes',
    advice:
      'The YAML asks an operator for a database, and the operator makes pods that this cluster does not let in. Have the namespace, or the policy, excepted, or use a database outside the cluster.',
  },
} satisfies Record<string, Code>;
