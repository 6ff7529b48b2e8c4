import { ApiObject, App, Chart, DependencyGraph } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Synthesis } from './running';

// A program that has put something else there gets what it wants.
const { toJson: STOCK_TO_JSON } = Chart.prototype;
const STOCK_CHARTS = Object.getOwnPropertyDescriptor(App.prototype, 'charts')?.get;

/** Charts are rendered without validating the whole app for each of them; returns what ends that. */
export function renderDirectly(all: readonly IConstruct[]): () => void {
  const charts = chartsIn(all).filter((c) => c.toJson === STOCK_TO_JSON);
  charts.forEach((chart) => (chart.toJson = toJson));
  return () => charts.filter((c) => c.toJson === toJson).forEach((c) => Reflect.deleteProperty(c, 'toJson'));
}

/** What `App.charts` returns; the loop that writes gets charts that hand out what is written already. */
export function chartsOf(app: App, synthesis: Synthesis): Chart[] {
  const all = app.node.findAll();
  const inOrder = !all.some(({ node }) => node.dependencies.length > 0 || (node.scope === app && /^\d+$/.test(node.id)));
  const prototype = Object.getPrototypeOf(app) as App;
  const charts =
    inOrder && getterOf(prototype) === STOCK_CHARTS ? chartsIn(all) : (Reflect.get(prototype, 'charts', app) as Chart[]);
  if (!synthesis.isLast || synthesis.isWriting) {
    return charts;
  }
  synthesis.isWriting = true;
  if (all.length !== synthesis.size) {
    // what a validation has added is not validated yet
    synthesis.giveUp();
  }
  return charts.map((chart) => (synthesis.written && chart.toJson === toJson ? handOut(chart, inOrder, synthesis) : chart));
}

/** The getter of `charts` that an app has. */
function getterOf(prototype: object | null): unknown {
  return (
    prototype &&
    (Object.getOwnPropertyDescriptor(prototype, 'charts')?.get ?? getterOf(Object.getPrototypeOf(prototype) as object))
  );
}

function handOut(chart: Chart, inOrder: boolean, { written, progress }: Synthesis): Chart {
  const documents = (): unknown[] =>
    objectsOf(chart, inOrder).map((object) => {
      const document = written!.get(object);
      written!.delete(object);
      if (!document) progress.step();
      return document ?? object.toJson();
    });
  return Object.create(chart, { toJson: { value: documents } }) as Chart;
}

/** What `Chart.toJson` returns if the app is valid. */
function toJson(this: Chart): unknown[] {
  return objectsOf(this, false).map((object) => object.toJson() as unknown);
}

/** The objects of a chart in the order in which cdk8s writes them, which is that of the tree if there are no dependencies. */
function objectsOf(chart: Chart, inOrder: boolean): ApiObject[] {
  const ordered = inOrder ? chart.node.findAll() : new DependencyGraph(chart.node).topology();
  return ordered.filter((c): c is ApiObject => ApiObject.isApiObject(c) && Chart.of(c) === chart);
}

function chartsIn(all: readonly IConstruct[]): Chart[] {
  return all.filter((c): c is Chart => Chart.isChart(c));
}
