import { ApiObject, App, Chart, DependencyGraph } from 'cdk8s';
import type { AppProps } from 'cdk8s';
import { EXAMPLE_NAMES, exampleOf } from '../../support/examples';
import type { Manifest } from '../../support/manifest';

/** Every chart of every example, by its name. */
export function examples(props: AppProps = {}, prepare: (app: App) => void = () => undefined): Map<string, Manifest[]> {
  const app = new App(props);
  prepare(app);
  for (const name of EXAMPLE_NAMES) exampleOf(name)(app);
  const charts = new Map<string, Manifest[]>();
  for (const chart of app.node.findAll().filter((c): c is Chart => Chart.isChart(c))) {
    // as cdk8s writes them
    const objects = new DependencyGraph(chart.node).topology().filter((c): c is ApiObject => ApiObject.isApiObject(c));
    charts.set(
      chart.node.id,
      objects.filter((object) => object.chart === chart).map((object) => object.toJson() as Manifest),
    );
  }
  return charts;
}
