import Module from 'node:module';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { EXAMPLE_NAMES, exampleOf } from '../../support/examples';
import type { Manifest } from '../../support/manifest';

const REPOSITORY = join(__dirname, '../../..');

// Examples import the package by its name, as a team would; here that name is the source, not the last build.
const loader = Module as unknown as { _resolveFilename(request: string, ...rest: unknown[]): string };
const resolve = loader._resolveFilename;
loader._resolveFilename = function (request, ...rest) {
  return resolve.call(this, request === 'cdk8s-llm-gateway' ? join(REPOSITORY, 'src/index.ts') : request, ...rest);
};

/** The objects of each file of the examples, in the order in which they are written. */
export function examples(): ReadonlyMap<string, readonly Manifest[]> {
  const app = new App();
  for (const name of EXAMPLE_NAMES) exampleOf(name)(app);
  const charts = app.node.children.filter((child) => Chart.isChart(child));
  // plain data, as a file would have it, in the order in which `kubectl apply` takes the files of a folder
  const fileOf = (chart: Chart): string => `${chart.node.id}.k8s.yaml`;
  charts.sort((a, b) => (fileOf(a) < fileOf(b) ? -1 : 1));
  return new Map(charts.map((chart) => [chart.node.id, JSON.parse(JSON.stringify(chart.toJson()))]));
}

/** Those that a cluster takes without Envoy Gateway, which is not in it. */
export function ownExamples(): ReadonlyMap<string, readonly Manifest[]> {
  return new Map([...examples()].filter(([, manifests]) => manifests.every(({ kind }) => kind !== 'EnvoyProxy')));
}
