import type { ApiObject } from 'cdk8s';
import type { NetworkPeer } from '../contract/network';
import type { Problem } from '../core/problem';
import type { DoorContext } from './door';
import type { EdgeSetting } from './edge-setting';

/** What is known about an Ingress controller: which annotation says what, and which pods it is. Data, one table row each. */
export interface IngressPreset {
  /** The factory of `Exposure`. */
  readonly factory: string;
  /** What people call it. */
  readonly controller: string;
  readonly className: string;
  /** Its annotations begin with one of these. */
  readonly prefixes: readonly string[];
  /** Who arrives at the pods. */
  readonly peers: readonly NetworkPeer[];
  /** Whether the team said so, which no fact of the cluster overrides. */
  readonly stated?: boolean;
  /** Whether it sends from subnets of the private network. */
  readonly inNetwork?: boolean;
  /** What is wrong with its options. */
  readonly problems?: readonly Problem[];
  /** Whether it takes certificates from Secrets. */
  readonly readsSecrets: boolean;
  /** Whether it was told its certificates already, so that `tls` may be left out. */
  readonly hasCertificates?: boolean;
  /** Whether the class is found by the old annotation only. */
  readonly classByAnnotation?: boolean;
  /** Whether it compares a path letter by letter, so that a prefix `/v1` leads to `/v1-admin` as well. */
  readonly comparesLetters?: boolean;
  /** Annotations of the Ingress. */
  settings(context: DoorContext): EdgeSetting[];
  /** Annotations of the Service. */
  serviceSettings?(context: DoorContext): EdgeSetting[];
  /** Objects beside the Ingress. */
  objects?(context: DoorContext): ApiObject[];
  /** What is said for the whole controller only, if it matters for this budget. */
  elsewhere?(context: DoorContext): string | undefined;
}

/** Prefixes of all controllers: an annotation with one of them works with its own controller only. */
export const CONTROLLER_PREFIXES: readonly string[] = [
  'nginx.ingress.kubernetes.io/',
  'nginx.org/',
  'nginx.com/',
  'alb.ingress.kubernetes.io/',
  'appgw.ingress.kubernetes.io/',
  'traefik.ingress.kubernetes.io/',
  'projectcontour.io/',
  'haproxy.org/',
  'haproxy.com/',
  'haproxy-ingress.github.io/',
  'haproxy.router.openshift.io/',
  'konghq.com/',
  'networking.gke.io/',
];
