import { EnvValue } from 'cdk8s-plus-28';
import type { WorkloadAddition } from '../contract/addition';
import type { IGatewayWorkload, IWorkloadNeed } from '../contract/target';
import { VolumeSource } from '../contract/volume';
import { Findings } from '../core/findings';
import { checkSubdomain } from '../core/names';

/** Where a certificate and its key become files. */
export interface TlsFilesOptions {
  /** Folder in the container, which gets `tls.crt` and `tls.key`. */
  readonly folder: string;
  /**
   * Name of the file with the certificate.
   * @default "tls.crt"
   */
  readonly certificateFile?: string;
  /**
   * Name of the file with the key.
   * @default "tls.key"
   */
  readonly keyFile?: string;
  /**
   * Environment variable that takes the path of the certificate.
   * @default - none
   */
  readonly certificateVariable?: string;
  /**
   * Environment variable that takes the path of the key.
   * @default - none
   */
  readonly keyVariable?: string;
}

/** A certificate with its key, for listeners that speak TLS themselves and for clients that show who they are. */
export class TlsFiles implements IWorkloadNeed {
  /**
   * A Secret of type `kubernetes.io/tls`, as cert-manager makes it.
   *
   * @param secretName its name
   * @param options where the files go
   */
  public static secret(secretName: string, options: TlsFilesOptions): TlsFiles {
    return new TlsFiles(secretName, { ...options });
  }

  private constructor(
    private readonly secretName: string,
    private readonly options: TlsFilesOptions,
  ) {}

  public toWorkloadAddition(workload: IGatewayWorkload): WorkloadAddition {
    Findings.of(workload)._report(checkSubdomain('tlsFiles.secretName', this.secretName));
    const { folder, certificateFile = 'tls.crt', keyFile = 'tls.key', certificateVariable, keyVariable } = this.options;
    const source = VolumeSource.secret(this.secretName, { items: { 'tls.crt': certificateFile, 'tls.key': keyFile } });
    const paths: Array<readonly [string | undefined, string]> = [
      [certificateVariable, `${folder}/${certificateFile}`],
      [keyVariable, `${folder}/${keyFile}`],
    ];
    const env = paths.flatMap(([variable, path]) =>
      variable === undefined ? [] : [[variable, EnvValue.fromValue(path)] as const],
    );
    return {
      volumes: [{ name: `tls-${this.secretName.replace(/\./g, '-')}`, source, mountPath: folder, readOnly: true }],
      env: Object.fromEntries(env),
    };
  }
}
