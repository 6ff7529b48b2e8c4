import type { App } from 'cdk8s';
import { Duration } from 'cdk8s';
import { Findings, GatewaySecrets, SecretSource, SecretStoreRef } from 'cdk8s-llm-gateway';
import { HelmAiKernelChart } from './chart';

/** The Secrets of the guide and the keys in them, by credential. */
const SECRETS = {
  'helm-signing': { 'signing-key': 'signing-key' },
  'helm-auth': { 'admin-api-key': 'HELM_ADMIN_API_KEY', 'service-api-key': 'HELM_SERVICE_API_KEY' },
  'helm-policy-trust': { 'policy-trust': 'HELM_POLICY_TRUST_PUBLIC_KEY' },
};

/** Only the three Secrets that the guide makes by hand, from the store in which the team keeps its credentials. */
export class HelmAiKernelExistingSecrets extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    // the namespace comes with the kernel
    super(app, id, false);

    for (const [name, keys] of Object.entries(SECRETS)) {
      const remoteKeys = Object.fromEntries(Object.keys(keys).map((credential) => [credential, { key: `helm/${credential}` }]));
      const secrets = new GatewaySecrets(this, name, {
        name,
        keys,
        source: SecretSource.externalSecrets({
          store: SecretStoreRef.cluster('team-secrets'),
          refreshInterval: Duration.hours(1),
          remoteKeys,
        }),
      });
      Findings.of(secrets).accept('LLMGW-209', 'the kernel that asks for them is in another file');
    }
  }
}
