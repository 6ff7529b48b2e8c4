import { plainCopy } from '../../core/plain-copy';
import type { ConfigContext, ConfigFiles, IConfigSource } from '../../contract/config-source';
import { StoreKind } from '../../contract/stores';
import { PACK } from './reference-pack';

/** What a HELM AI Kernel serves. */
export interface HelmServePolicyOptions {
  /** Name of the policy. */
  readonly name: string;
  /**
   * Profile of the kernel.
   * @default "oss_core"
   */
  readonly profile?: string;
  /** The reference pack: text, or an object that is written as JSON. */
  readonly referencePack: unknown;
  /**
   * Signature of the policy file, for kernels that want one (`serve-policy.toml.sig`).
   * @default - none
   */
  readonly signature?: string;
}

/**
 * The policy folder of a HELM AI Kernel: `serve-policy.toml` and the reference pack. The process reads changes by itself, pods
 * are not replaced.
 */
export class HelmServePolicy implements IConfigSource {
  /**
   * The folder for one policy; addresses, ports and the ledger follow from the profile.
   *
   * @param options the policy
   */
  public static of(options: HelmServePolicyOptions): HelmServePolicy {
    return new HelmServePolicy(options);
  }

  private constructor(private readonly options: HelmServePolicyOptions) {}

  public toConfigFiles({ product }: ConfigContext): ConfigFiles {
    const { name, profile = 'oss_core', referencePack, signature } = this.options;
    const postgres = product.stores?.some((store) => store.kind === StoreKind.POSTGRES) ?? false;
    const pack =
      typeof referencePack === 'string' ? referencePack : `${JSON.stringify(plainCopy(referencePack), undefined, 2)}\n`;
    return {
      documents: {
        'serve-policy.toml': {
          name,
          profile,
          // relative to this file: since 0.6 the kernel ends at start with anything else
          reference_pack: PACK,
          server: { bind: '0.0.0.0', port: product.listeners[0]?.port },
          receipts: {
            store: postgres ? 'postgres' : 'sqlite',
            // required and not read: the kernel keeps its database there in any case
            path: '/data/helm.db',
            signing: { algorithm: 'ed25519', key_path: '/data/root.key' },
          },
        },
      },
      files: {
        ...(signature === undefined ? {} : { 'serve-policy.toml.sig': signature }),
        [PACK]: pack,
      },
    };
  }
}
