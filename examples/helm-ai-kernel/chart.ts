import type { App } from 'cdk8s';
import { Chart, Size } from 'cdk8s';
import type { HelmAiKernelOptions, LlmGatewayProps } from 'cdk8s-llm-gateway';
import {
  Findings,
  GatewayNamespace,
  GatewayProfile,
  GatewaySecrets,
  GatewayVolume,
  HelmPolicySource,
  HelmServePolicy,
  LlmGateway,
  SecretSource,
} from 'cdk8s-llm-gateway';

/** The control plane of the guide. */
const CONTROL_PLANE = HelmPolicySource.controlPlane('https://helm-controlplane.example.internal');

/** A seed for development: everybody knows it. */
const DEVELOPMENT_SEED = '0123456789abcdef'.repeat(4);

/** What all variants share: the kernel of the guide's chart, which has one pod because SQLite has one writer. */
export class HelmAiKernelChart extends Chart {
  constructor(app: App, id: string, ownNamespace: boolean = true) {
    super(app, id, { namespace: 'helm-ai-kernel' });

    if (ownNamespace) {
      new GatewayNamespace(this, 'namespace');
    }
  }

  /** The kernel in front of a model provider, with the policy of this repository. */
  public kernel(options: Partial<HelmAiKernelOptions>, props: Partial<LlmGatewayProps>): LlmGateway {
    const kernel = new LlmGateway(this, 'kernel', {
      profile: GatewayProfile.helmAiKernel({ version: '0.5.6', upstreamUrl: 'https://api.openai.com', ...options }),
      config: HelmServePolicy.of({
        name: 'default',
        referencePack: {
          pack_id: 'default',
          label: 'Default',
          version: 1,
          // without it every model call is answered 403; a narrower expression belongs here
          runtime_actions: [{ action: 'LLM_INFERENCE', expression: 'true' }],
        },
      }),
      ...props,
    });
    Findings.of(kernel).accept('LLMGW-841', 'the agents of the guide wait for whole answers');
    Findings.of(kernel).accept('LLMGW-842', 'the cluster is for these agents alone; narrow "clients" where it is not');
    return kernel;
  }

  /** Production with signed policy from the control plane, whose token is in that Secret. */
  public productionKernel(tokenSecret: string): LlmGateway {
    return this.kernel(
      { production: true, policySource: CONTROL_PLANE, signatureRequired: true },
      {
        stores: [this.data()],
        // it answers at a private address
        privateHosts: ['helm-controlplane.example.internal'],
        credentials: [
          ...this.existingSecrets(),
          this.existingSecret('helm-policy-trust', 'policy-trust'),
          this.existingSecret(tokenSecret, 'policy-token'),
        ],
      },
    );
  }

  /** Receipts, state and artifacts on a claim that outlives the pod. */
  public data(): GatewayVolume {
    return new GatewayVolume(this, 'data', {
      name: 'helm-ai-kernel-data',
      volumeName: 'data',
      mountPath: '/data',
      size: Size.gibibytes(1),
    });
  }

  /** The signing key of development, in the YAML for everybody to read. */
  public developmentKey(): GatewaySecrets {
    return this.inline('signing', 'helm-ai-kernel-signing', { 'signing-key': DEVELOPMENT_SEED });
  }

  /** Credentials that stand in the program. */
  public inline(id: string, name: string, values: { [credential: string]: string }): GatewaySecrets {
    const secrets = new GatewaySecrets(this, id, { name, source: SecretSource.plaintext(values) });
    Findings.of(secrets).accept('LLMGW-206', 'this variant shows inline values; existing-secrets shows the better way');
    return secrets;
  }

  /** The Secrets that the guide makes with `kubectl create secret`. */
  public existingSecrets(): GatewaySecrets[] {
    const secrets = { 'helm-signing': ['signing-key'], 'helm-auth': ['admin-api-key', 'service-api-key'] };
    return Object.entries(secrets).map(
      ([name, credentials]) => new GatewaySecrets(this, name, { source: SecretSource.existing(name, credentials) }),
    );
  }

  /** One more Secret that exists, with one credential. */
  public existingSecret(name: string, credential: string): GatewaySecrets {
    return new GatewaySecrets(this, credential, { source: SecretSource.existing(name, [credential]) });
  }
}
