import type { Size } from 'cdk8s';
import type { IGatewayWorkload } from '../contract/target';
import type { Exposure } from './exposure';
import type { Tls } from './tls';

/** A second version that gets a share of the requests. */
export interface CanaryOptions {
  /** The workload of the second version. */
  readonly target: IGatewayWorkload;
  /** Its share in percent, 1 to 99. */
  readonly weight: number;
}

/** A front door. */
export interface GatewayExposureProps {
  /** What is published. */
  readonly target: IGatewayWorkload;
  /** The way there. */
  readonly via: Exposure;
  /**
   * The DNS name by which clients reach it. Routes and Ingresses need one.
   * @default - none
   */
  readonly hostname?: string;
  /**
   * Where the certificate comes from. An Ingress needs it; the Gateway of a route has its own.
   * @default - none
   */
  readonly tls?: Tls;
  /**
   * Paths that are published, with everything below them.
   * @default - the API paths of the product, so that metrics, admin and health endpoints stay inside
   */
  readonly paths?: string[];
  /**
   * Name of the listener that is published.
   * @default - the first API listener
   */
  readonly listener?: string;
  /**
   * Name of the objects.
   * @default - the name of the target
   */
  readonly name?: string;
  /**
   * The largest request, where the way limits it.
   * @default Size.mebibytes(32)
   */
  readonly maxBodySize?: Size;
  /**
   * Further annotations of the object that is the door. One that contradicts the
   * stream budget or another prop is an error (LLMGW-505).
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
  /**
   * A second version beside the target that gets a share of the requests.
   * @default - none
   */
  readonly canary?: CanaryOptions;
}
