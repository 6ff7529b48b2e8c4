import type { Chart } from 'cdk8s';
import { Yaml } from 'cdk8s';
import { TestChart } from './chart';
import type { Manifest } from './manifest';

/** The final objects of a chart that holds what `build` puts there; throws all refusals, as `cdk8s synth` does. */
export function synth(build: (chart: Chart) => void, namespace?: string): Manifest[] {
  const chart = new TestChart(namespace);

  build(chart);

  return chart.toJson();
}

/** The file that `cdk8s synth` would write for these objects. */
export function toYaml(manifests: readonly Manifest[]): string {
  // Yaml.stringify writes anchors for objects that occur twice; App output never does, because it is copied first.
  return Yaml.stringify(...manifests.map((manifest) => JSON.parse(JSON.stringify(manifest))));
}
