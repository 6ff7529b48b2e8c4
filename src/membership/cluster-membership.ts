import type { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { clusterOf } from '../cluster/cluster';
import { uniqueSelector } from '../cluster/unique-selector';
import type { MembershipFacts } from '../contract/stores';
import type { IGatewayWorkload, TargetFacts } from '../contract/target';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { INSTANCE_LABEL } from '../core/labels';
import { checkName } from '../core/names';
import { fieldValue, textValue } from '../pod/env';

/** Replicas that find each other. */
export interface ClusterMembershipProps {
  /** The workload whose replicas form a cluster. */
  readonly target: IGatewayWorkload;
  /**
   * Name of the headless Service.
   * @default - the name of the workload with the suffix of the profile, mostly `-cluster`
   */
  readonly name?: string;
}

/**
 * Lets the replicas of a workload find each other: a headless Service that also lists pods which are not ready yet, since they
 * join before they serve, the variables by which the product finds it, and traffic among the replicas. Nobody else may use the
 * port.
 * @example
 * import { App, Chart } from 'cdk8s';
 * import {
 *   ClusterMembership,
 *   GatewayProfile,
 *   GatewaySecrets,
 *   LlmGateway,
 *   ModelProvider,
 *   SecretSource,
 *   StateStore,
 * } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * const names = ['license', 'operator-key', 'metrics-key', 'encryption-password', 'audit-hmac', 'database', 'openai'];
 * const secrets = new GatewaySecrets(chart, 'keys', { source: SecretSource.existing('dvara', names) });
 * const stores = [
 *   StateStore.externalPostgres({ host: 'postgres', database: 'dvara', user: 'dvara', password: secrets.credential('database') }),
 * ];
 * const gateway = new LlmGateway(chart, 'gateway', {
 *   profile: GatewayProfile.dvara({ version: '1.6.0' }),
 *   providers: [ModelProvider.openAi()],
 *   credentials: [secrets],
 *   stores,
 * });
 * new ClusterMembership(chart, 'members', { target: gateway });
 * app.synth();
 */
export class ClusterMembership extends Construct {
  /** The headless Service; there is none if the product forms no cluster (LLMGW-416). */
  public readonly service?: ApiObject;

  constructor(scope: Construct, id: string, props: ClusterMembershipProps) {
    super(scope, id);
    const facts = props.target.toTargetFacts();
    const findings = Findings.of(this);
    const { cluster } = facts.product;
    const listener = facts.product.listeners.find((l) => l.name === cluster?.listener);
    if (!cluster || !listener) {
      const reason = `${facts.product.product} is not known to form a cluster`;
      const remedy = "leave it out, or state 'cluster' and its listener in the profile";
      findings._error('LLMGW-416', { prop: 'target', value: facts.name, reason, remedy });
      return;
    }
    const name = props.name ?? `${facts.name}${cluster.serviceSuffix ?? '-cluster'}`;
    this.service = headlessService(this, name, facts, listener);
    const port = { port: listener.port };
    const replicas = { peers: [props.target.toNetworkPeer()], ports: [port] };
    props.target.add({ env: variables(cluster, name), ingress: [replicas], egress: [replicas] }, this);
    findings._report([...checkName('name', name), ...claimName(this.service)]);
  }
}

function headlessService(
  scope: Construct,
  name: string,
  facts: TargetFacts,
  listener: { readonly name: string; readonly port: number },
): ApiObject {
  return new k8s.KubeService(scope, 'Resource', {
    // an instance of its own: what watches the Service of the workload must not find this one as well
    metadata: {
      name,
      namespace: facts.namespace,
      labels: { ...facts.labels, [INSTANCE_LABEL]: name, 'app.kubernetes.io/component': 'cluster' },
    },
    spec: {
      clusterIp: 'None',
      publishNotReadyAddresses: true,
      selector: uniqueSelector(clusterOf(scope), facts.selectorLabels, facts.labels),
      ports: [
        {
          name: listener.name,
          port: listener.port,
          targetPort: k8s.IntOrString.fromString(listener.name),
          protocol: 'TCP',
          appProtocol: 'tcp',
        },
      ],
    },
  });
}

function variables(cluster: MembershipFacts, service: string): ReturnType<typeof Object.fromEntries> {
  return {
    [cluster.serviceVariable]: textValue(service),
    ...(cluster.namespaceVariable === undefined ? {} : { [cluster.namespaceVariable]: fieldValue('metadata.namespace') }),
  };
}
