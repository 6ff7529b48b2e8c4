import type { k8s } from 'cdk8s-plus-28';
import type { WorkloadAddition } from '../contract/addition';
import type { ProductFacts } from '../contract/product-facts';
import type { Problem } from '../core/problem';
import { requiringNodes } from './node-affinity';

/** A region in which a workload runs: what the product is told, how its pods are labelled, and where they are scheduled. */
export interface GatewayRegion {
  /** Identifier as the cloud has it, for example `us-east-1`. At most 63 letters, digits, "-", "_" and ".". */
  readonly id: string;
  /**
   * Name for people, for example `US East`.
   * @default - the identifier
   */
  readonly name?: string;
  /**
   * Zones of the region that may be used. Pods are spread over them.
   * @default - all of them
   */
  readonly zones?: string[];
  /**
   * Whether pods run nowhere but on nodes with the label `topology.kubernetes.io/region` of this region. Clusters on your own
   * hardware mostly have no such label, and pods would stay Pending.
   * @default true
   */
  readonly pinned?: boolean;
}

const REGION_LABEL = 'topology.kubernetes.io/region';
const ZONE_LABEL = 'topology.kubernetes.io/zone';
const LABEL_VALUE = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** Variables that the product really reads, and the label of its documents; that of the nodes where it has none. */
export function regionAddition(region: GatewayRegion | undefined, product: ProductFacts): WorkloadAddition {
  if (!region) {
    return {};
  }
  const { idVariable, nameVariable, podLabel } = product.region ?? {};
  return {
    env: {
      ...(idVariable === undefined ? {} : { [idVariable]: { value: region.id } }),
      ...(nameVariable === undefined ? {} : { [nameVariable]: { value: region.name ?? region.id } }),
    },
    podLabels: { [podLabel ?? REGION_LABEL]: region.id },
  };
}

/** The rules of the team with those of the region: terms are alternatives, so each of them gets the region as well. */
export function regionAffinity(
  region: GatewayRegion | undefined,
  own: k8s.NodeAffinity | undefined,
): k8s.NodeAffinity | undefined {
  if (!region) {
    return own;
  }
  const zones = region.zones?.length ? [{ key: ZONE_LABEL, operator: 'In', values: [...region.zones] }] : [];
  const matchExpressions = [{ key: REGION_LABEL, operator: 'In', values: [region.id] }, ...zones];
  if (region.pinned === false) {
    const preferred = own?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    return {
      ...own,
      preferredDuringSchedulingIgnoredDuringExecution: [...preferred, { weight: 100, preference: { matchExpressions } }],
    };
  }
  return requiringNodes(own, matchExpressions);
}

/** Identifiers and zones become label values. */
export function checkRegion(region: GatewayRegion | undefined): Problem[] {
  if (!region) {
    return [];
  }
  return [['region.id', region.id], ...(region.zones ?? []).map((z, i) => [`region.zones[${i}]`, z])]
    .filter(([, value]) => typeof value !== 'string' || !LABEL_VALUE.test(value))
    .map(([prop, value]) => ({
      code: 'LLMGW-709',
      prop: prop!,
      value,
      reason: 'not a label value, as nodes have it',
      remedy: 'write it like "us-east-1"; "name" takes the words for people',
    }));
}
