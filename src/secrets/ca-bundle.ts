import { EnvValue } from 'cdk8s-plus-28';
import type { WorkloadAddition } from '../contract/addition';
import { ProductRuntime } from '../contract/product-facts';
import type { IGatewayWorkload, IWorkloadNeed } from '../contract/target';
import { VolumeSource } from '../contract/volume';
import { Findings } from '../core/findings';
import { checkSubdomain } from '../core/names';
import type { Problem } from '../core/problem';

const FOLDER = '/etc/ssl/gateway';
const FILE = 'ca.crt';

/** What makes a process read one file of certificates. Java wants a key store and has no such variable. */
const VARIABLES: Readonly<Record<ProductRuntime, readonly string[]>> = {
  [ProductRuntime.NATIVE]: ['SSL_CERT_FILE'],
  [ProductRuntime.NODE]: ['NODE_EXTRA_CA_CERTS'],
  [ProductRuntime.PYTHON]: ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE'],
  [ProductRuntime.PROXY]: [],
  [ProductRuntime.JVM]: [],
};

/** The one variable whose certificates are trusted besides those of the image. */
const ADDS = 'NODE_EXTRA_CA_CERTS';

/** Settings of a CA bundle. */
export interface CaBundleOptions {
  /**
   * Key that holds the certificates as PEM.
   * @default "ca.crt"
   */
  readonly key?: string;
  /**
   * Folder in the container in which they become the file `ca.crt`.
   * @default "/etc/ssl/gateway"
   */
  readonly folder?: string;
  /**
   * Environment variables that take the path of the file.
   * @default - those of the runtime of the product: `SSL_CERT_FILE`, `NODE_EXTRA_CA_CERTS`, `REQUESTS_CA_BUNDLE`
   */
  readonly variables?: string[];
  /**
   * Whether the bundle holds the public authorities as well. If it does not, nothing is said about providers that need them.
   * @default - unknown; hosts outside that may need them are named (LLMGW-011)
   */
  readonly publicAuthorities?: boolean;
}

/**
 * Certificates that the process trusts, for providers, stores and proxies with a private CA. For everything but Node.js they
 * replace those of the image, so a bundle for public providers as well must hold the public CAs, too.
 */
export class CaBundle implements IWorkloadNeed {
  /**
   * A ConfigMap, which is also what a Bundle of trust-manager makes, by its name.
   *
   * @param configMapName its name
   * @param options key, folder, variables
   */
  public static configMap(configMapName: string, options: CaBundleOptions = {}): CaBundle {
    const items = { [options.key ?? FILE]: FILE };
    return new CaBundle(configMapName, VolumeSource.configMap(configMapName, { items }), { ...options });
  }

  /**
   * A Secret.
   *
   * @param secretName its name
   * @param options key, folder, variables
   */
  public static secret(secretName: string, options: CaBundleOptions = {}): CaBundle {
    const items = { [options.key ?? FILE]: FILE };
    return new CaBundle(secretName, VolumeSource.secret(secretName, { items }), { ...options });
  }

  private constructor(
    private readonly name: string,
    private readonly source: VolumeSource,
    private readonly options: CaBundleOptions,
  ) {}

  public toWorkloadAddition(workload: IGatewayWorkload): WorkloadAddition {
    const folder = this.options.folder ?? FOLDER;
    const runtime = workload.toTargetFacts().product.runtime ?? ProductRuntime.NATIVE;
    const variables = this.options.variables ?? VARIABLES[runtime];
    const findings = Findings.of(workload);
    findings._report(checkSubdomain('caBundle.name', this.name));
    if (this.options.variables === undefined && variables.length === 0) {
      findings._error('LLMGW-216', {
        prop: 'caBundle.variables',
        reason: `a product on ${runtime} reads no variable with the path of a CA bundle`,
        remedy: `name ${folder}/${FILE} in its configuration and set variables: [], or name the variable that it reads`,
      });
    }
    if (this.options.publicAuthorities === undefined && variables.some((variable) => variable !== ADDS)) {
      findings._check(() => this.checkPublic(workload));
    }
    return {
      volumes: [{ name: 'ca-bundle', source: this.source, mountPath: folder, readOnly: true }],
      env: Object.fromEntries(variables.map((variable) => [variable, EnvValue.fromValue(`${folder}/${FILE}`)])),
    };
  }

  /** Hosts that the process no longer trusts if their certificates are of a public authority. */
  private checkPublic(workload: IGatewayWorkload): Problem[] {
    const hosts = workload.toTargetFacts().outsideHosts ?? [];
    if (hosts.length === 0) {
      return [];
    }
    const reason = `the bundle replaces the authorities of the image, and these hosts may need public ones: ${hosts.join(', ')}`;
    const remedy = "use a TrustBundle, or state 'publicAuthorities'";
    return [{ code: 'LLMGW-011', prop: 'caBundle', value: this.name, reason, remedy, warning: true }];
  }
}
