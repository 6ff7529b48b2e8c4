import type { Duration } from 'cdk8s';
import { HelmPolicySourceKind } from './policy-source-kind';

/** What holds for every policy source. */
export interface HelmPolicySourceOptions {
  /**
   * How often the source is asked. Correctness never depends on hints.
   * @default Duration.seconds(10)
   */
  readonly pollInterval?: Duration;
  /**
   * How long the first policy may take; afterwards the process ends. The startup probe waits for it.
   * @default Duration.seconds(30)
   */
  readonly initialReconcileTimeout?: Duration;
}

/** Policy from the mounted folder. */
export interface HelmMountedFileOptions extends HelmPolicySourceOptions {
  /**
   * A sidecar that tells the process when the folder changed, so that it need not wait for the poll. It sends the service API
   * key as bearer token (LLMGW-836 without one).
   * @default false
   */
  readonly reloadHint?: boolean;
}

/** Policy from custom resources. */
export interface HelmCrdOptions extends HelmPolicySourceOptions {
  /**
   * The image has a CRD source. The public one has none and ends at start (LLMGW-835).
   * @default false
   */
  readonly crdSourceInImage?: boolean;
  /**
   * Group of the resources.
   * @default "policy.helm.ai"
   */
  readonly apiGroup?: string;
}

/** Where a HELM AI Kernel gets its policy. Kubernetes delivers it only; the process verifies, compiles and swaps it. */
export class HelmPolicySource {
  /**
   * The folder of the configuration: files of this program, an existing ConfigMap or Secret, as `config` says.
   *
   * @param options polling and hints
   */
  public static mountedFile(options: HelmMountedFileOptions = {}): HelmPolicySource {
    return new HelmPolicySource(HelmPolicySourceKind.MOUNTED_FILE, options, undefined, undefined, options.reloadHint);
  }

  /**
   * The control plane. The bearer token is the credential `policy-token`.
   *
   * @param url where it is
   * @param options polling
   */
  public static controlPlane(url: string, options: HelmPolicySourceOptions = {}): HelmPolicySource {
    return new HelmPolicySource(HelmPolicySourceKind.CONTROL_PLANE, options, url);
  }

  /**
   * Custom resources, for builds that can read them; see `HelmPolicyBundles` for definition, rights and token.
   *
   * @param options polling, group
   */
  public static crd(options: HelmCrdOptions = {}): HelmPolicySource {
    const apiGroup = options.apiGroup ?? 'policy.helm.ai';
    return new HelmPolicySource(HelmPolicySourceKind.CRD, options, undefined, apiGroup, false, options.crdSourceInImage);
  }

  private constructor(
    /** @internal */
    public readonly _kind: HelmPolicySourceKind,
    /** @internal */
    public readonly _options: HelmPolicySourceOptions,
    /** @internal Of the control plane. */
    public readonly _url?: string,
    /** @internal */
    public readonly _apiGroup?: string,
    /** @internal */
    public readonly _reloadHint: boolean = false,
    /** @internal */
    public readonly _crdSourceInImage: boolean = false,
  ) {}
}
