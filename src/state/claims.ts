import type { Cluster } from '../cluster/cluster';
import { isSure, provenanceOf } from '../contract/provenance';
import type { Problem } from '../core/problem';

/** The StorageClass of a claim: of the team, else of the cluster, unless that is only assumed. Then the API server knows better. */
export function claimClass({ facts }: Cluster, stated: string | undefined): string | undefined {
  const isKnown = isSure(provenanceOf(facts, 'storage.defaultClass'));
  return stated ?? (isKnown ? facts.storage?.defaultClass : undefined);
}

/** A claim that nobody answers keeps its pod from starting. */
export function checkClaims(cluster: Cluster, stated: string | undefined): Problem[] {
  const { facts } = cluster;
  const { defaultClass, dynamic } = facts.storage ?? {};
  if (stated !== undefined || defaultClass !== undefined || dynamic === true) {
    return [];
  }
  if (dynamic === undefined) {
    cluster.unknown('storage', 'claims name no StorageClass, and stay pending where the cluster has no default one');
    return [];
  }
  const reason = `${facts.flavor ?? 'the cluster'} makes no volumes for claims`;
  const remedy = "state a 'storageClass' whose volumes exist, or keep the state elsewhere";
  return [{ code: 'LLMGW-013', prop: 'storageClass', reason, remedy, warning: true }];
}
