import type { App } from 'cdk8s';
import { HelmAiKernelControlPlane } from './controlplane-bearer';
import { HelmAiKernelCrd } from './crd';
import { HelmAiKernelDefault } from './default';
import { HelmAiKernelExistingClaim } from './existing-claim';
import { HelmAiKernelExistingSecrets } from './existing-secrets';
import { HelmAiKernelIngress } from './ingress';
import { HelmAiKernelMetrics } from './metrics-servicemonitor';
import { HelmAiKernelExistingConfigMap } from './mountedfile-existing-configmap';
import { HelmAiKernelExistingPolicySecret } from './mountedfile-existing-secret';
import { HelmAiKernelNoPersistence } from './no-persistence';
import { HelmAiKernelPostgres } from './postgres-existing-secret';
import { HelmAiKernelPostgresInline } from './postgres-inline';
import { HelmAiKernelProduction } from './production-existing-secrets';
import { HelmAiKernelProductionInline } from './production-inline';
import { HelmAiKernelProxyDisabled } from './proxy-disabled';
import { HelmAiKernelReloader } from './reloader-sidecar';
import { HelmAiKernelSignature } from './signature-public-key';

/** Every variant of the HELM AI Kernel, one chart and so one file each. */
export function helmAiKernel(app: App): void {
  new HelmAiKernelDefault(app, 'helm-ai-kernel-default');
  new HelmAiKernelProxyDisabled(app, 'helm-ai-kernel-proxy-disabled');
  new HelmAiKernelNoPersistence(app, 'helm-ai-kernel-no-persistence');
  new HelmAiKernelExistingClaim(app, 'helm-ai-kernel-existing-claim');
  new HelmAiKernelIngress(app, 'helm-ai-kernel-ingress');
  new HelmAiKernelMetrics(app, 'helm-ai-kernel-metrics-servicemonitor');
  new HelmAiKernelExistingConfigMap(app, 'helm-ai-kernel-mountedfile-existing-configmap');
  new HelmAiKernelExistingPolicySecret(app, 'helm-ai-kernel-mountedfile-existing-secret');
  new HelmAiKernelSignature(app, 'helm-ai-kernel-signature-public-key');
  new HelmAiKernelPostgres(app, 'helm-ai-kernel-postgres-existing-secret');
  new HelmAiKernelPostgresInline(app, 'helm-ai-kernel-postgres-inline');
  new HelmAiKernelProductionInline(app, 'helm-ai-kernel-production-inline');
  new HelmAiKernelProduction(app, 'helm-ai-kernel-production-existing-secrets');
  new HelmAiKernelControlPlane(app, 'helm-ai-kernel-controlplane-bearer');
  new HelmAiKernelCrd(app, 'helm-ai-kernel-crd');
  new HelmAiKernelReloader(app, 'helm-ai-kernel-reloader-sidecar');
  new HelmAiKernelExistingSecrets(app, 'helm-ai-kernel-existing-secrets');
}
