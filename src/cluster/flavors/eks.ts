import { Duration } from 'cdk8s';
import { StreamSetting } from '../door-facts';
import type { EksOptions } from '../flavor-options';
import { EksCompute } from '../flavor-options';
import { IdentityMechanism, PolicyEngine } from '../network-facts';
import type { ClusterFacts } from '../cluster-facts';
import type { Flavor } from './flavor';
import { ASSUMED, docs, KUBE_DNS, reported, source } from './flavor';

const CONTROLLER = 'https://github.com/aws/amazon-network-policy-controller-k8s/blob/v1.1.7/pkg/resolvers/endpoints.go';
const AUTOSCALER = 'https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md';
const FARGATE = 'https://docs.aws.amazon.com/eks/latest/userguide/fargate.html';
const METRICS = 'https://docs.aws.amazon.com/eks/latest/userguide/metrics-server.html';
const ALB = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/gateway/l7gateway/';

/** Amazon EKS. */
export function eks(options: EksOptions = {}): Flavor {
  switch (options.compute ?? EksCompute.MANAGED_NODES) {
    case EksCompute.MANAGED_NODES:
      return { facts: managedNodes(options) };
    case EksCompute.AUTO_MODE:
      return { facts: autoMode(options) };
    case EksCompute.FARGATE:
      return { facts: fargate(options) };
  }
}

/** What holds whatever the pods run on. */
function common(options: EksOptions): ClusterFacts {
  return {
    addresses: options.serviceRange === undefined ? undefined : { services: [options.serviceRange] },
    doors: { alb: { routeTimeouts: false, stream: StreamSetting.ALB_ATTRIBUTES } },
    scaling: { resourceMetrics: false },
    provenance: { 'doors.alb': docs(ALB), scaling: docs(METRICS) },
  };
}

function managedNodes(options: EksOptions): ClusterFacts {
  const base = common(options);
  return {
    ...base,
    flavor: 'EKS, managed nodes',
    dns: { pods: [KUBE_DNS] },
    policies: { engine: PolicyEngine.AWS_VPC_CNI, seesServices: true },
    identity: { mechanisms: [IdentityMechanism.EKS_POD_IDENTITY, IdentityMechanism.IRSA] },
    drains: {
      longest: Duration.seconds(600),
      by: 'the cluster autoscaler',
      setting: '--max-graceful-termination-sec',
      spot: Duration.seconds(120),
    },
    provenance: {
      ...base.provenance,
      dns: source('https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html'),
      policies: source(CONTROLLER),
      identity: docs('https://docs.aws.amazon.com/eks/latest/userguide/service-accounts.html'),
      drains: source(AUTOSCALER),
      'drains.spot': docs('https://karpenter.sh/docs/concepts/disruption/'),
    },
  };
}

/** No CoreDNS pods: the node itself answers at the address of a Service that need not exist. */
function autoMode(options: EksOptions): ClusterFacts {
  const base = common(options);
  return {
    ...base,
    flavor: 'EKS Auto Mode',
    dns: options.serviceRange === undefined ? undefined : { addresses: [options.serviceRange] },
    // not enforced before the owner of the cluster switches it on
    policies: { engine: options.networkPolicies ? PolicyEngine.AWS_VPC_CNI : undefined, seesServices: true },
    identity: { mechanisms: [IdentityMechanism.EKS_POD_IDENTITY, IdentityMechanism.IRSA] },
    drains: { spot: Duration.seconds(120) },
    provenance: {
      ...base.provenance,
      dns: reported('https://github.com/aws/containers-roadmap/issues/2552'),
      policies: reported(
        'https://github.com/aws-solutions-library-samples/guidance-for-global-capacity-orchestrator-on-aws/issues/375',
      ),
      identity: ASSUMED,
      drains: docs('https://karpenter.sh/docs/concepts/disruption/'),
    },
  };
}

function fargate(options: EksOptions): ClusterFacts {
  const base = common(options);
  return {
    ...base,
    flavor: 'EKS Fargate',
    dns: { pods: [KUBE_DNS] },
    policies: { engine: PolicyEngine.NONE },
    identity: { mechanisms: [IdentityMechanism.IRSA] },
    admission: { limitsEqualRequests: true, refusesHost: true },
    placement: { architectures: ['amd64'] },
    storage: { dynamic: false },
    provenance: {
      ...base.provenance,
      dns: docs('https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html'),
      policies: reported('https://github.com/aws/containers-roadmap/issues/2632'),
      identity: docs(FARGATE),
      admission: docs(FARGATE),
      placement: ASSUMED,
      storage: docs(FARGATE),
    },
  };
}
