import { StoreKind } from '../../contract/stores';
import { parseImage } from '../../core/image';
import type { Problem } from '../../core/problem';
import { unread } from '../../core/unread';
import type { PodFacts } from '../../profiles/definition';
import { checkKnownVersion, isAtLeast } from '../../profiles/version';
import type { VersionRange } from '../../profiles/version';
import type { HelmAiKernelOptions } from './options';
import type { HelmPolicySource } from './policy-source';
import { HelmPolicySourceKind } from './policy-source-kind';

export const HEX_KEY = '^[0-9a-fA-F]{64}$';

const PUBLIC_IMAGE = 'ghcr.io/mindburn-labs/helm-ai-kernel';
const LINES: readonly VersionRange[] = [
  { from: [0, 5], below: [0, 6] },
  { from: [0, 8], below: [0, 9] },
];
const KINDS: readonly string[] = Object.values(HelmPolicySourceKind);

/**
 * What the chart of the product refuses when it renders, in its words and its order, and what only shows at run time.
 * @see https://github.com/Mindburn-Labs/helm-ai-kernel/blob/main/docs/KUBERNETES_DEPLOYMENT.md
 */
export function checkHelmOptions(options: HelmAiKernelOptions, source: HelmPolicySource): Problem[] {
  return [
    ...checkKnownVersion(options.version, LINES, '0.5.6 and 0.8.4'),
    ...checkSource(options, source),
    ...checkTrust(options, source),
    ...checkUpstream(options.upstreamUrl),
    ...checkBinding(options),
    ...checkStorage(options.storage),
  ];
}

/** What needs the credentials: they may come from anywhere, what counts is that the variable is set. */
export function checkHelmPod(options: HelmAiKernelOptions, source: HelmPolicySource, env: PodFacts['env']): Problem[] {
  const problems: Problem[] = [];
  const missing = (code: Problem['code'], variable: string, credential: string, reason: string): void => {
    if (!env.has(variable)) {
      const remedy = `add a source that has the credential '${credential}'`;
      problems.push({ code, prop: 'credentials', reason, remedy });
    }
  };
  if (options.production) {
    missing('LLMGW-830', 'EVIDENCE_SIGNING_KEY', 'signing-key', SIGNING);
    missing('LLMGW-830', 'HELM_ADMIN_API_KEY', 'admin-api-key', ADMIN);
    missing('LLMGW-830', 'HELM_SERVICE_API_KEY', 'service-api-key', SERVICE);
  }
  if (options.production && source._kind === HelmPolicySourceKind.CONTROL_PLANE) {
    missing('LLMGW-834', 'HELM_POLICY_BEARER_TOKEN', 'policy-token', TOKEN);
  }
  if (options.signatureRequired) {
    missing('LLMGW-833', 'HELM_POLICY_TRUST_PUBLIC_KEY', 'policy-trust', TRUST);
  }
  if (source._reloadHint) {
    missing('LLMGW-836', 'HELM_SERVICE_API_KEY', 'service-api-key', HINT);
  }
  return problems;
}

const SIGNING =
  'helm.production=true requires helm.signing.key or helm.signing.existingSecret; refusing to generate a production signing key';
const ADMIN =
  'helm.production=true requires helm.auth.adminAPIKey or helm.auth.existingSecret; protected runtime APIs fail closed without admin auth';
const SERVICE =
  'helm.production=true requires helm.auth.serviceAPIKey or helm.auth.existingSecret; service-internal runtime APIs fail closed without service auth';
const TOKEN =
  'helm.production=true with controlplane bearerToken auth requires helm.policy.source.controlplane.auth.bearerToken or existingSecret';
const TRUST =
  'helm.policy.signature.required=true requires helm.policy.signature.publicKey or helm.policy.signature.existingSecret';
const HINT = '/internal/policy/reconcile answers 401 without the service API key, the hint would never work';

function checkSource({ production, image }: HelmAiKernelOptions, source: HelmPolicySource): Problem[] {
  const prop = 'profile.policySource';
  if (!KINDS.includes(source._kind)) {
    const reason = 'helm.policy.source.kind must be one of controlplane, crd, mountedFile';
    return [{ code: 'LLMGW-832', prop, value: source._kind, reason, remedy: 'use a factory of HelmPolicySource' }];
  }
  if (source._kind === HelmPolicySourceKind.CONTROL_PLANE && !/^https?:\/\/[^/]+/.test(source._url ?? '')) {
    const reason =
      'helm.production=true with helm.policy.source.kind=controlplane requires helm.policy.source.controlplane.url, and so does every other control plane';
    return [{ code: 'LLMGW-832', prop, value: source._url, reason, remedy: 'write it like "https://controlplane.example.com"' }];
  }
  if (source._kind === HelmPolicySourceKind.CRD) {
    const publicImage = image === undefined || parseImage(image).repository === PUBLIC_IMAGE;
    const reason = 'the process ends at start: "requires a CRD source implementation"';
    const remedy = "state the 'image' of a build that has one, and crdSourceInImage: true; or use another source";
    return publicImage || !source._crdSourceInImage ? [{ code: 'LLMGW-835', prop, value: image, reason, remedy }] : [];
  }
  if (production && source._kind === HelmPolicySourceKind.MOUNTED_FILE) {
    const reason = 'production should use controlplane, or crd in builds that include a CRD source client';
    const remedy = 'use HelmPolicySource.controlPlane(...), or accept this warning';
    return [{ code: 'LLMGW-838', prop, value: source._kind, reason, remedy, warning: true }];
  }
  return [];
}

function checkTrust(options: HelmAiKernelOptions, source: HelmPolicySource): Problem[] {
  const problems: Problem[] = [];
  const { production, signatureRequired, trustedPublicKey, version } = options;
  if (source._kind === HelmPolicySourceKind.CONTROL_PLANE && !signatureRequired && (production || isAtLeast(version, 0, 8))) {
    const reason = 'helm.production=true with helm.policy.source.kind=controlplane requires helm.policy.signature.required=true';
    const remedy = "set 'signatureRequired: true' (since 0.8 needed outside production as well)";
    problems.push({ code: 'LLMGW-833', prop: 'profile.signatureRequired', value: signatureRequired, reason, remedy });
  }
  if (trustedPublicKey !== undefined && !new RegExp(HEX_KEY).test(trustedPublicKey)) {
    const reason = 'helm.policy.signature.publicKey must be a 64-character hex Ed25519 public key';
    problems.push({ code: 'LLMGW-831', prop: 'profile.trustedPublicKey', reason, remedy: 'write the 32 bytes in hexadecimal' });
  }
  return problems;
}

function checkUpstream(url: string | undefined): Problem[] {
  if (url === undefined) {
    return [];
  }
  const prop = 'profile.upstreamUrl';
  if (!/^https?:\/\/[^/]+/.test(url) || url.includes('your-upstream.example')) {
    const remedy = 'write it like "https://api.openai.com", or leave it out: the proxy is then off';
    return [{ code: 'LLMGW-837', prop, value: url, reason: 'not the URL of a model provider', remedy }];
  }
  if (/\/v1\/?$/.test(url)) {
    const reason = 'the kernel adds "/v1" itself and would ask for /v1/v1/chat/completions';
    return [{ code: 'LLMGW-837', prop, value: url, reason, remedy: `write "${url.replace(/\/v1\/?$/, '')}"` }];
  }
  return [
    warning(
      'LLMGW-841',
      prop,
      'answers are sent at once when they are whole, also with "stream: true": clients see nothing until then',
    ),
    warning('LLMGW-842', prop, 'the model route wants no key, also in production: whoever reaches the kernel spends your money'),
  ];
}

function warning(code: Problem['code'], prop: string, reason: string): Problem {
  const remedy =
    code === 'LLMGW-841'
      ? 'accept this warning if clients can wait, or stream past the kernel'
      : "say who may call by 'clients', put authentication into the front door, and accept this warning";
  return { code, prop, reason, remedy, warning: true };
}

function checkBinding({ production, version, tenantId, principalId }: HelmAiKernelOptions): Problem[] {
  if (!isAtLeast(version, 0, 8)) {
    const said = { 'profile.tenantId': tenantId, 'profile.principalId': principalId };
    return unread(said, 'read since 0.8 only', 'leave it out');
  }
  if (!production) {
    return [];
  }
  return Object.entries({ tenantId, principalId })
    .filter(([, value]) => !value)
    .map(([name]) => ({
      code: 'LLMGW-839',
      prop: `profile.${name}`,
      reason: `helm.production=true requires helm.auth.${name.replace('Id', 'ID')} so tenant-scoped runtime routes are server-bound`,
      remedy: 'state it',
    }));
}

function checkStorage(storage: StoreKind | undefined): Problem[] {
  if (storage === undefined || storage === StoreKind.SQLITE || storage === StoreKind.POSTGRES) {
    return [];
  }
  const remedy = 'use StoreKind.SQLITE or StoreKind.POSTGRES';
  return [{ code: 'LLMGW-121', prop: 'profile.storage', value: storage, reason: 'the product has no such store', remedy }];
}
