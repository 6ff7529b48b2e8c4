/** What whoever runs a cluster is asked about a fact that nobody stated. */
export interface Question {
  /** The question. */
  readonly question: string;
  /** A command that answers it, or shows where the answer stands. */
  readonly command?: string;
  /** How the answer is stated. */
  readonly answer: string;
  /** An option of some profiles that says the same. */
  readonly option?: string;
}

/** By fact; `docs/clusters.md` lists them all. */
export const QUESTIONS = {
  dns: {
    question: 'What resolves names: pods, a cache on each node, or a resolver of the cloud?',
    command: 'kubectl run dns --rm -it --restart=Never --image=busybox:1.37.0 -- cat /etc/resolv.conf',
    answer: "dns: { addresses: ['<nameserver>/32'] }",
    option: "'dns', 'localDns' or 'serviceRange'",
  },
  'dns.domain': {
    question: 'In which domain are the names of Services?',
    command: 'kubectl run dns --rm -it --restart=Never --image=busybox:1.37.0 -- cat /etc/resolv.conf',
    answer: "dns: { domain: 'cluster.local' }",
  },
  kubernetesVersion: {
    question: 'What is the oldest Kubernetes version that the YAML is applied to?',
    command: 'kubectl version',
    answer: 'kubernetesVersion: KubernetesVersion.V1_33',
  },
  'policies.engine': {
    question: 'What enforces network policies, and is it enabled?',
    command:
      'kubectl get daemonsets --all-namespaces; kubectl get configmap amazon-vpc-cni --namespace kube-system --output yaml',
    answer: 'policies: { engine: PolicyEngine.CILIUM }',
  },
  'policies.ciliumPolicies': {
    question: 'May teams create CiliumNetworkPolicies?',
    command: 'kubectl auth can-i create ciliumnetworkpolicies.cilium.io --namespace <namespace>',
    answer: 'policies: { ciliumPolicies: true }',
  },
  'addresses.services': {
    question: 'From which ranges do Services get their addresses?',
    command: 'kubectl get service kubernetes --namespace default --output jsonpath={.spec.clusterIP}; kubectl get servicecidrs',
    answer: "addresses: { services: ['10.96.0.0/12'] }",
  },
  'addresses.apiServer': {
    question: 'At which addresses is the API server?',
    command:
      'kubectl get endpointslices --namespace default --selector kubernetes.io/service-name=kubernetes; kubectl get service kubernetes --namespace default',
    answer: "addresses: { apiServer: ['10.0.0.5/32'] }",
  },
  doors: {
    question: 'From which addresses or pods does traffic of the front door come? For a cloud load balancer: from which subnets?',
    command: 'kubectl get ingressclasses,gatewayclasses',
    answer: "doors: { alb: { peers: [NetworkPeer.cidr('10.0.1.0/24')] } }",
  },
  mesh: {
    question: 'Is the namespace part of a service mesh, and of which?',
    command: 'kubectl get namespace <namespace> --show-labels',
    answer: 'mesh: { mesh: ServiceMesh.ISTIO_AMBIENT }',
  },
  monitoring: {
    question: 'What scrapes metrics, which labels does it select, and where does it run?',
    command: 'kubectl get prometheuses --all-namespaces --output yaml',
    answer: "monitoring: { stack: MonitoringStack.PROMETHEUS_OPERATOR, selectorLabels: { release: '<release>' } }",
  },
  scaling: {
    question: 'Is there a metrics-server, and what serves external metrics?',
    command: 'kubectl get apiservices v1beta1.metrics.k8s.io v1beta1.external.metrics.k8s.io',
    answer: 'scaling: { resourceMetrics: true, externalMetrics: ExternalMetrics.KEDA }',
  },
  drains: {
    question: 'How long does a node that is drained wait for its pods?',
    command: 'kubectl get nodepools.karpenter.sh --output yaml',
    answer: 'drains: { longest: Duration.minutes(10) }',
  },
  admission: {
    question:
      'May pods of this Autopilot cluster use more than they request? They may since 1.30.2, if the cluster was created with 1.26 or later.',
    command: "gcloud container clusters describe <cluster> --format 'value(initialClusterVersion,currentMasterVersion)'",
    answer: "admission: { leastPodCpu: '50m', leastPodMemory: '52Mi', limitsEqualRequests: false }",
    option: "'bursting'",
  },
  storage: {
    question: 'Which StorageClass does a claim get that names none?',
    command: 'kubectl get storageclasses',
    answer: "storage: { defaultClass: 'gp3' }",
  },
} satisfies Record<string, Question>;

/** A fact that can be asked for. */
export type AskableFact = keyof typeof QUESTIONS;

/** The remedy of a finding about an unknown fact. */
export function howToFindOut(fact: AskableFact): string {
  const { command, answer, option }: Question = QUESTIONS[fact];
  const other = option === undefined ? '' : `, or by the option ${option} of the profile`;
  return `state it with withFacts({ ${answer} })${other}${command === undefined ? '' : `; ask with: ${command}`}`;
}
