import type { IConstruct } from 'constructs';
import { enforce } from '../core/admission';
import { Findings } from '../core/findings';
import { KubernetesVersion } from '../core/kubernetes-version';
import type { Problem } from '../core/problem';
import type { ClusterFacts } from './cluster-facts';
import { enforcedRules } from './enforced-rules';
import { PolicyEngine } from './network-facts';
import type { AskableFact } from './questions';
import { howToFindOut } from './questions';

const CLUSTER = Symbol.for('cdk8s-llm-gateway.cluster');

type Holder = IConstruct & { [CLUSTER]?: Cluster };

/** Who was told which cluster it is on; a profile that comes later would be news to it. */
const asked = new WeakSet<IConstruct>();

/** The cluster that a part of an app is for. */
export class Cluster {
  private readonly reported = new Set<string>();

  constructor(
    /** What is known about it. */
    public readonly facts: ClusterFacts,
    /** Where the profile was given; nowhere for the cluster that nobody described. */
    public readonly scope?: IConstruct,
    /** Facts of which it has all that are possible. */
    private readonly open: readonly string[] = [],
  ) {}

  /** Whether somebody described it. Without a profile nothing is said about what is unknown. */
  public get isGiven(): boolean {
    return this.scope !== undefined;
  }

  /** What the YAML may use. */
  public get kubernetesVersion(): KubernetesVersion {
    return this.facts.kubernetesVersion ?? KubernetesVersion.V1_28;
  }

  /** What the names of Services end with. */
  public get domain(): string {
    return this.facts.dns?.domain ?? 'cluster.local';
  }

  /** Whether CiliumNetworkPolicies may be made. */
  public get hasCiliumPolicies(): boolean {
    const { ciliumPolicies, engine } = this.facts.policies ?? {};
    return ciliumPolicies ?? engine === PolicyEngine.CILIUM;
  }

  /** Whether policies may tell hosts apart by name, where they can do so at all. */
  public get hasHostNames(): boolean {
    return this.facts.policies?.hostNames ?? true;
  }

  /** Families of addresses that pods have: both, unless somebody says that one is not there. */
  public get families(): { readonly ipv4: boolean; readonly ipv6: boolean } {
    const { ipv4, ipv6 } = this.facts.addresses ?? {};
    return { ipv4: ipv4 !== false, ipv6: ipv6 !== false };
  }

  /** Whether nobody said which of several possibilities a fact is, and all of them were written. */
  public isOpen(fact: string): boolean {
    return this.open.includes(fact);
  }

  /** Says once for the whole cluster that a fact is unknown, what was written instead, and how to find out. */
  public unknown(fact: AskableFact, reason: string): void {
    this.report({ code: 'LLMGW-001', prop: fact, reason, remedy: howToFindOut(fact), warning: true });
  }

  /** Says something about the cluster once, where its profile was given. */
  public report(problem: Problem): void {
    const key = `${problem.code} ${problem.prop}`;
    if (this.scope && !this.reported.has(key)) {
      this.reported.add(key);
      Findings.of(this.scope)._report([problem]);
    }
  }
}

/** The cluster of whoever gives no profile: what the library has always assumed. */
export const PLAIN = new Cluster({});

/** The cluster that a construct is for: of the nearest scope that has a profile. */
export function clusterOf(construct: IConstruct): Cluster {
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    const found = (scope as Holder)[CLUSTER];
    if (found) {
      return found;
    }
    asked.add(scope);
  }
  return PLAIN;
}

/** Says which cluster a scope is for. */
export function giveCluster(scope: IConstruct, facts: ClusterFacts, open: readonly string[]): void {
  const holder = scope as Holder;
  const findings = Findings.of(scope);
  if (asked.has(scope)) {
    const reason = 'constructs below were made before, for the cluster that nobody described';
    const remedy = 'give it before anything is made in this scope';
    findings._error('LLMGW-002', { prop: 'ClusterProfile.applyTo', value: facts.flavor, reason, remedy });
  }
  if (holder[CLUSTER]) {
    const reason = `it already has the profile of ${holder[CLUSTER].facts.flavor ?? 'custom'}`;
    const remedy = 'give one profile; withFacts() adds what is special';
    findings._error('LLMGW-003', { prop: 'ClusterProfile.applyTo', value: facts.flavor, reason, remedy });
    return;
  }
  Object.defineProperty(holder, CLUSTER, { value: new Cluster(facts, scope, open) });
  enforce(scope, enforcedRules(facts));
}
