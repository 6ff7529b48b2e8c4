import { ApiObject, App, Chart, DependencyGraph, Yaml } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Progress } from './progress';
import { writeYaml } from './yaml-writer';

/** A synthesis that validates the app once and renders every object once. */
interface Synthesis {
  /** Objects that are rendered and not written yet. */
  readonly waiting: Map<ApiObject, WaitingDocument>;
  readonly progress: Progress;
  /** Whether everything is validated, and nothing is added any more. */
  validated: boolean;
  /** Whether cdk8s takes the tree as it stands, if that is known. */
  ordered?: boolean;
}

let running: Synthesis | undefined;

/** Whether the running synthesis validates and renders every object once. */
export function isLinear(): boolean {
  return running !== undefined;
}

/**
 * Remembers what a function finds in the finished tree for as long as a synthesis runs that validates once; any other asks it
 * every time.
 */
export function perSynthesis<K extends object, T>(find: (key: K) => T): (key: K) => T {
  const memories = new WeakMap<Synthesis, Map<K, T>>();
  return (key) => {
    if (!running) {
      return find(key);
    }
    const memory = memories.get(running) ?? new Map<K, T>();
    memories.set(running, memory);
    const found = memory.get(key) ?? find(key);
    memory.set(key, found);
    return found;
  };
}

/**
 * Lets the running synthesis write an object as the validation has rendered it, and not render it again. Whatever changes objects
 * has run by then: validations of a construct run before those of its children.
 */
export function keepRendered(object: ApiObject, json: unknown): void {
  const text = running && writeYaml(json);
  if (text !== undefined) {
    running!.waiting.set(object, new WaitingDocument(text, json as DocumentFacts));
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
  const all = app.node.findAll();
  const charts = chartsIn(all).filter((c) => c.toJson === Chart.prototype.toJson);
  const own: Synthesis = { waiting: new Map(), progress: new Progress(charts.length), validated: false };
  const restore = [
    // constructs are validated in this order
    replace(all.at(-1)!.node, 'validate', (validate) => () => {
      const errors = validate();
      own.validated = true;
      return errors;
    }),
    replace(Yaml, 'stringify', (stringify) => (...documents: unknown[]) => {
      const texts = documents.map((document) => textOf(document) ?? stringify(document));
      return texts.join('---\n');
    }),
  ];
  const outer = running;
  running = own;
  charts.forEach((chart) => (chart.toJson = documentsOf));
  Object.defineProperty(app, 'charts', { get: () => sortedCharts(app, own), configurable: true });
  try {
    return synthesis();
  } finally {
    running = outer;
    own.progress.end();
    restore.forEach((undo) => undo());
    charts.forEach((chart) => delete (chart as Partial<Chart>).toJson);
    delete (app as { charts?: unknown }).charts;
  }
}

/** Makes the synthesis of the app above a construct linear, unless that app has a synthesis of its own. */
export function makeLinear(construct: IConstruct): void {
  const app = construct.node.root;
  if (app instanceof App && app.synth === App.prototype.synth && app.synthYaml === App.prototype.synthYaml) {
    replace(app, 'synth', (synth) => () => linearly(app, synth));
    replace(app, 'synthYaml', (synth) => () => linearly(app, synth));
  }
}

/** What `Chart.toJson` returns once the app is known to be valid. */
function documentsOf(this: Chart): unknown[] {
  const documents = objectsOf(this).map((object) => documentOf(object, running));
  running?.progress.step();
  return documents;
}

/** The objects of a chart in the order in which cdk8s writes them. */
function objectsOf(chart: Chart): ApiObject[] {
  const ordered = running?.ordered ? chart.node.findAll() : new DependencyGraph(chart.node).topology();
  return ordered.filter((c): c is ApiObject => ApiObject.isApiObject(c) && Chart.of(c) === chart);
}

/** What `App.charts` returns. cdk8s sorts by dependencies; without any, only paths that are numbers leave the order of the tree. */
function sortedCharts(app: App, synthesis: Synthesis): unknown {
  const all = app.node.findAll();
  synthesis.ordered = !all.some(({ node }) => node.dependencies.length > 0 || (node.scope === app && /^\d+$/.test(node.id)));
  return synthesis.ordered ? chartsIn(all) : Reflect.get(Object.getPrototypeOf(app) as object, 'charts', app);
}

function chartsIn(all: readonly IConstruct[]): Chart[] {
  return all.filter((c): c is Chart => Chart.isChart(c));
}

function documentOf(object: ApiObject, synthesis: Synthesis | undefined): unknown {
  // a validation that asks a chart for its objects expects JSON
  const document = synthesis?.validated ? synthesis.waiting.get(object) : undefined;
  synthesis?.waiting.delete(object);
  return document ?? object.toJson();
}

interface DocumentFacts {
  readonly kind?: unknown;
  readonly metadata?: { readonly name?: unknown };
}

/** Thousands of objects wait between the validation and their files, so what waits is small: text instead of a tree. */
class WaitingDocument implements DocumentFacts {
  /** What `App` makes file names of. */
  public readonly kind: unknown;
  public readonly metadata: { readonly name?: unknown };

  constructor(
    public readonly text: string,
    { kind, metadata }: DocumentFacts,
  ) {
    this.kind = kind;
    this.metadata = { name: metadata?.name };
  }
}

function textOf(document: unknown): string | undefined {
  return document instanceof WaitingDocument ? document.text : writeYaml(document);
}

type Method<T, K extends keyof T> = Extract<T[K], (...args: never[]) => unknown>;

/** Puts a method in the place of another on one object, and returns what puts that back. */
function replace<T extends object, K extends keyof T>(
  object: T,
  name: K,
  make: (original: Method<T, K>) => Method<T, K>,
): () => void {
  const before = Object.getOwnPropertyDescriptor(object, name);
  const original = (object[name] as Method<T, K>).bind(object) as Method<T, K>;
  Object.defineProperty(object, name, { value: make(original), configurable: true, writable: true });
  return () => {
    delete (object as Partial<T>)[name];
    if (before) {
      Object.defineProperty(object, name, before);
    }
  };
}
