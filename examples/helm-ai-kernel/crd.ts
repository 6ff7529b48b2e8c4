import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import { Findings, HelmBundleKind, HelmPolicyBundles, HelmPolicySource } from 'cdk8s-llm-gateway';
import { HelmAiKernelChart } from './chart';

/**
 * Policy as custom resources, for a build that can read them: definition, a bundle, rights by name and a token. The definition is
 * a file of its own: apply it, `kubectl wait --for=condition=Established crd/helmpolicybundles.policy.helm.ai`, then the other.
 */
export class HelmAiKernelCrd extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    const target = this.kernel(
      {
        image: 'registry.example.com/helm-ai-kernel:v0.5.6-crd',
        policySource: HelmPolicySource.crd({ crdSourceInImage: true }),
      },
      { stores: [this.data()], credentials: [this.developmentKey()] },
    );
    Findings.of(target).accept('LLMGW-001', 'the address of the API server is a fact of your cluster: see ClusterProfile');
    new HelmPolicyBundles(this, 'bundles', {
      target,
      definitionScope: new Chart(app, `${id}-definition`),
      bundles: [
        {
          name: 'main',
          tenantId: 'acme',
          workspaceId: 'main',
          policyEpoch: 1,
          kind: HelmBundleKind.CONFIG_MAP,
          source: 'acme-policy-bundle',
          key: 'bundle.json',
          expectedPolicyHash: `sha256:${'5f'.repeat(32)}`,
        },
      ],
    });
  }
}
