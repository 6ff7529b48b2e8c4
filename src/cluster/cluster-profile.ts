import type { IConstruct } from 'constructs';
import { Findings } from '../core/findings';
import { checkFacts } from './check-facts';
import { giveCluster } from './cluster';
import type { ClusterFacts } from './cluster-facts';
import { joinFacts } from './join-facts';

/**
 * What is known about a cluster, as data: given once for an app, a chart or any other scope, and read by everything below it. Each fact
 * says what confirms it; what is only assumed never refuses anything. Without a profile the YAML is for a plain Kubernetes whose DNS
 * runs in `kube-system`.
 */
export class ClusterProfile {
  /**
   * Any cluster, described by whoever runs it.
   *
   * @param facts what is known about it
   */
  public static custom(facts: ClusterFacts): ClusterProfile {
    return new ClusterProfile(joinFacts({ flavor: 'custom' }, facts));
  }

  private constructor(
    /** What is known about it. */
    public readonly facts: ClusterFacts,
  ) {}

  /**
   * The same cluster with more facts, or other ones: what its owner answered. A group such as `dns` keeps the facts that are not
   * stated.
   *
   * @param facts what is known beyond, or better than, the profile
   */
  public withFacts(facts: ClusterFacts): ClusterProfile {
    return new ClusterProfile(joinFacts(this.facts, facts));
  }

  /**
   * Says that everything below a scope is for this cluster. Give it before anything is made there (LLMGW-002), and once (LLMGW-003); a
   * scope below may have a profile of its own.
   *
   * @param scope an app, a chart or any construct
   */
  public applyTo(scope: IConstruct): void {
    Findings.of(scope)._report(checkFacts(this.facts));
    giveCluster(scope, this.facts);
  }
}
