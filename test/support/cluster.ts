import type { Chart } from 'cdk8s';
import { ClusterProfile } from '../../src';
import type { ClusterFacts } from '../../src';

/** Builds on a cluster of which everything is known that could be warned of, and these facts besides. */
export function on<T>(facts: ClusterFacts, build: (chart: Chart) => T): (chart: Chart) => T {
  return (chart) => {
    ClusterProfile.kind().withFacts(facts).applyTo(chart);
    return build(chart);
  };
}
