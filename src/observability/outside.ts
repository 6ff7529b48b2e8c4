import type { Duration } from 'cdk8s';
import type { CredentialReference } from '../contract/credential';

/** A look at the public address by the blackbox exporter, from outside the gateway. */
export interface PublicProbe {
  /** The address that clients use, with a path that answers without a credential, such as the one of readiness. */
  readonly url: string;
  /**
   * Host and port of the blackbox exporter.
   * @default "prometheus-blackbox-exporter.monitoring:9115"
   */
  readonly prober?: string;
  /**
   * Module of the exporter's configuration.
   * @default "http_2xx"
   */
  readonly module?: string;
  /**
   * Time between two looks.
   * @default Duration.seconds(30)
   */
  readonly interval?: Duration;
}

/** A real request to the API, every few minutes, with a credential of a client. */
export interface SyntheticCheck {
  /**
   * Path of the request. The default costs no tokens.
   * @default "/v1/models"
   */
  readonly path?: string;
  /**
   * JSON that is posted to the path; without it the request is a GET.
   * @default - none
   */
  readonly body?: string;
  /**
   * Bearer token of a client.
   * @default - the request carries none
   */
  readonly credential?: CredentialReference;
  /**
   * When, as in a CronJob.
   * @default "*\/5 * * * *"
   */
  readonly schedule?: string;
  /**
   * How long there may be no success; longer than between two checks.
   * @default Duration.minutes(20)
   */
  readonly alertAfter?: Duration;
  /**
   * Image with `curl` 8.3 or newer as its entry point, with a version or a digest.
   * @default "curlimages/curl:8.11.1"
   */
  readonly image?: string;
}
