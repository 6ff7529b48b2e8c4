import { isSure, provenanceOf } from '../contract/provenance';
import type { Enforced } from '../core/admission';
import type { ClusterFacts } from './cluster-facts';
import { PodSecurityStandard } from './pod-facts';

/** Rules of `core/rules` that stand for a check of the standard "baseline", and what "restricted" asks for beyond it. */
const BASELINE = ['host-namespace', 'host-path', 'host-port', 'privileged', 'proc-mount', 'sysctl'];
const RESTRICTED = [...BASELINE, 'volume-type', 'privilege-escalation', 'capabilities', 'run-as-non-root', 'seccomp'];
const HOST = ['host-namespace', 'host-path', 'host-port', 'privileged'];

const STANDARDS: Readonly<Record<PodSecurityStandard, readonly string[]>> = {
  [PodSecurityStandard.PRIVILEGED]: [],
  [PodSecurityStandard.BASELINE]: BASELINE,
  [PodSecurityStandard.RESTRICTED]: RESTRICTED,
};

/**
 * The rules for pods that a cluster enforces: a pod that breaks one of them is not made.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function enforcedRules(facts: ClusterFacts): ReadonlyMap<string, Enforced> {
  const { podSecurity, refusesHost } = facts.admission ?? {};
  const cluster = facts.flavor ?? 'the cluster';
  const sure = (fact: string): boolean => isSure(provenanceOf(facts, fact));
  const standard: Enforced = { by: `Pod Security "${podSecurity}" of ${cluster}`, sure: sure('admission.podSecurity') };
  const host: Enforced = { by: cluster, sure: sure('admission.refusesHost') };
  return new Map([
    ...(podSecurity === undefined ? [] : STANDARDS[podSecurity].map((rule) => [rule, standard] as const)),
    ...(refusesHost ? HOST.map((rule) => [rule, host] as const) : []),
  ]);
}
