import type { StoreKind } from '../../contract/stores';
import type { HelmPolicySource } from './policy-source';

/** Settings of the HELM AI Kernel. */
export interface HelmAiKernelOptions {
  /** Released version: `0.5.6` or `0.8.4`, and others of these lines. */
  readonly version: string;
  /**
   * Image with a tag or a digest, for a mirror, a digest or a build of your own.
   * @default - `ghcr.io/mindburn-labs/helm-ai-kernel:v<version>`
   */
  readonly image?: string;
  /**
   * Refuses to start without a signing key. The API keys are wanted here as the chart wants them; the model route takes no key in
   * any case (LLMGW-842).
   * @default false
   */
  readonly production?: boolean;
  /**
   * The model provider behind the OpenAI-compatible proxy, for example `https://api.openai.com`: without `/v1`, which the kernel
   * adds (LLMGW-837). Answers are not streamed (LLMGW-841).
   * @default - the proxy is off
   */
  readonly upstreamUrl?: string;
  /**
   * Where policy comes from.
   * @default HelmPolicySource.mountedFile()
   */
  readonly policySource?: HelmPolicySource;
  /**
   * Policy without a valid signature is refused. Needs `trustedPublicKey` or the credential `policy-trust`.
   * @default false
   */
  readonly signatureRequired?: boolean;
  /**
   * Ed25519 public key of whoever signs the policy, 64 hexadecimal characters. Not secret.
   * @default - the credential `policy-trust`, if a source has it
   */
  readonly trustedPublicKey?: string;
  /**
   * `SQLITE` on the data volume, or `POSTGRES` from `stores`.
   * @default StoreKind.SQLITE
   */
  readonly storage?: StoreKind;
  /**
   * For whom the process acts, since 0.8. Production needs it (LLMGW-839).
   * @default - none
   */
  readonly tenantId?: string;
  /**
   * As whom the process acts, since 0.8. Production needs it (LLMGW-839).
   * @default - none
   */
  readonly principalId?: string;
}
