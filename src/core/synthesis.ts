import { ApiObject, App, Chart, DependencyGraph } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Progress } from './progress';

/** What the validation of the running synthesis has rendered already. */
let rendered: Map<ApiObject, Rendered> | undefined;

interface Rendered {
  /** JSON text: thousands of objects wait here, and as text they are small. */
  readonly text: string;
  readonly written: () => void;
}

/**
 * Lets the running synthesis write an object as the validation has rendered it, and not render it again. Whatever changes objects
 * has run by then: validations of a construct run before those of its children.
 *
 * @param written called when the object is written without another call of its `toJson`
 */
export function keepRendered(object: ApiObject, json: unknown, written: () => void): void {
  if (rendered && survivesJson(json, new Set())) {
    rendered.set(object, { text: JSON.stringify(json), written });
  }
}

/**
 * Runs the synthesis of a whole app so that its cost grows with the number of charts and not with its square: cdk8s validates
 * the app and resolves its dependencies at the start of a synthesis, and then all of it again for every chart. Charts that say
 * themselves how they are rendered are asked as ever.
 *
 * @see https://github.com/cdk8s-team/cdk8s-core/pull/1658
 */
export function linearly<T>(app: App, synthesis: () => T): T {
  const charts = app.node.findAll().filter((c): c is Chart => Chart.isChart(c) && c.toJson === Chart.prototype.toJson);
  const progress = new Progress(charts.length);
  for (const chart of charts) {
    const toJson = (): unknown[] => {
      const objects = render(chart);
      progress.step();
      return objects;
    };
    Object.defineProperty(chart, 'toJson', { value: toJson, configurable: true });
  }
  const outer = rendered;
  rendered = new Map();
  try {
    return synthesis();
  } finally {
    rendered = outer;
    progress.end();
    for (const chart of charts) {
      delete (chart as Partial<Chart>).toJson;
    }
  }
}

/** Makes the synthesis of the app above a construct linear, unless that app has a synthesis of its own. */
export function makeLinear(construct: IConstruct): void {
  const app = construct.node.root;
  if (app instanceof App && app.synth === App.prototype.synth) {
    const synth = (): void => linearly(app, () => App.prototype.synth.call(app));
    Object.defineProperty(app, 'synth', { value: synth, configurable: true, writable: true });
  }
}

/** What `Chart.toJson` does once the app is known to be valid. */
function render(chart: Chart): unknown[] {
  return new DependencyGraph(chart.node)
    .topology()
    .filter((c): c is ApiObject => ApiObject.isApiObject(c) && Chart.of(c) === chart)
    .map(toJson);
}

function toJson(object: ApiObject): unknown {
  const kept = rendered?.get(object);
  if (!kept) {
    return object.toJson();
  }
  rendered?.delete(object);
  kept.written();
  return JSON.parse(kept.text) as unknown;
}

/** Whether a value is the same after it was written to JSON text and read again; an object that occurs twice would be two. */
function survivesJson(value: unknown, seen: Set<object>): boolean {
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0);
  }
  if (typeof value !== 'object') {
    return typeof value === 'string' || typeof value === 'boolean';
  }
  if (value === null || seen.has(value)) {
    return value === null;
  }
  seen.add(value);
  return (Array.isArray(value) || value.constructor === Object) && Object.values(value).every((item) => survivesJson(item, seen));
}
