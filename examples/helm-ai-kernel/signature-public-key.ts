import type { App } from 'cdk8s';
import { HelmAiKernelChart } from './chart';

/** Signed policy required, with the public key inline: it is no secret. */
export class HelmAiKernelSignature extends HelmAiKernelChart {
  constructor(app: App, id: string) {
    super(app, id);

    this.kernel(
      { signatureRequired: true, trustedPublicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a' },
      { stores: [this.data()], credentials: [this.developmentKey()] },
    );
  }
}
