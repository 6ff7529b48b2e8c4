import type { ApiObject } from 'cdk8s';
import { Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import type * as trustModule from '../../imports/trust.cert-manager.io';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { checkLabels, recommendedLabels } from '../core/labels';
import { checkSubdomain, derivedName } from '../core/names';
import { Patches } from '../core/patches';
import type { Problem } from '../core/problem';
import { CaBundle } from './ca-bundle';

const KEY = 'ca.crt';

/** Certificates that trust-manager brings into namespaces. */
export interface TrustBundleProps {
  /**
   * Name of the Bundle and of the ConfigMaps that it makes.
   * @default - derived from the construct
   */
  readonly name?: string;
  /**
   * Whether the public CAs belong to it, without which public providers are not trusted.
   * @default true
   */
  readonly publicCas?: boolean;
  /**
   * Certificates as PEM. Not a private key.
   * @default - none
   */
  readonly certificates?: string[];
  /**
   * Secrets in the namespace of trust-manager with further certificates: key by name, for example `{ 'company-ca': 'ca.crt' }`.
   * @default - none
   */
  readonly secrets?: { [secretName: string]: string };
  /**
   * Labels of the namespaces that get it.
   * @default - the namespace of the chart, by the label `kubernetes.io/metadata.name`
   */
  readonly namespaceLabels?: { [name: string]: string };
}

/**
 * A Bundle of trust-manager: certificates of several places in one ConfigMap per namespace.
 * @see https://cert-manager.io/docs/trust/trust-manager/
 * @example
 * import { App, Chart } from 'cdk8s';
 * import { TrustBundle } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * new TrustBundle(chart, 'trust', { secrets: { 'company-ca': 'ca.crt' } });
 * app.synth();
 */
export class TrustBundle extends Construct {
  /** The Bundle. */
  public readonly bundle: ApiObject;
  /** What a gateway takes among its `stores` to trust the certificates. */
  public readonly caBundle: CaBundle;

  constructor(scope: Construct, id: string, props: TrustBundleProps) {
    super(scope, id);
    const { namespace } = Chart.of(this);
    const name = props.name ?? derivedName(this);
    const own = namespace === undefined ? undefined : { 'kubernetes.io/metadata.name': namespace };
    const matchLabels = props.namespaceLabels ? { ...props.namespaceLabels } : own;
    const trust = require('../../imports/trust.cert-manager.io') as typeof trustModule;
    this.bundle = new trust.Bundle(this, 'Resource', {
      metadata: { name, labels: recommendedLabels({ product: 'trust-bundle', instance: name, component: 'credentials' }) },
      spec: {
        sources: [
          ...((props.publicCas ?? true) ? [{ useDefaultCAs: true }] : []),
          ...Object.entries(props.secrets ?? {}).map(([secret, key]) => ({ secret: { name: secret, key } })),
          ...(props.certificates ?? []).map((inLine) => ({ inLine })),
        ],
        target: { configMap: { key: KEY }, namespaceSelector: matchLabels && { matchLabels } },
      },
    });
    // cluster-wide objects have no namespace, whatever the chart says
    Patches.of(this.bundle).overlay(() => (namespace === undefined ? [] : [JsonPatch.remove('/metadata/namespace')]));
    this.caBundle = CaBundle.configMap(name, { key: KEY, publicAuthorities: props.publicCas ?? true });
    Findings.of(this)._report([
      ...checkSubdomain('name', name),
      ...checkLabels('namespaceLabels', props.namespaceLabels ?? {}),
      ...(props.certificates ?? []).flatMap(checkCertificate),
      ...checkSources(props),
      ...claimName(this.bundle),
    ]);
  }
}

function checkCertificate(pem: string, index: number): Problem[] {
  if (typeof pem === 'string' && pem.includes('-----BEGIN CERTIFICATE-----')) {
    return [];
  }
  const remedy = 'paste the text that begins with "-----BEGIN CERTIFICATE-----"';
  return [{ code: 'LLMGW-216', prop: `certificates[${index}]`, reason: 'not a certificate as PEM', remedy }];
}

function checkSources({ publicCas = true, certificates = [], secrets = {} }: TrustBundleProps): Problem[] {
  if (publicCas || certificates.length > 0 || Object.keys(secrets).length > 0) {
    return [];
  }
  const remedy = "state 'certificates' or 'secrets', or leave 'publicCas' on";
  return [{ code: 'LLMGW-216', prop: 'publicCas', value: false, reason: 'a bundle of nothing', remedy }];
}
