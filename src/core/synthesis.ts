import { ApiObject, App, Chart, DependencyGraph, Yaml, YamlOutputType } from 'cdk8s';
import type { IConstruct, IValidation } from 'constructs';
import { Progress } from './progress';
import { replace, replaceGetter } from './replace';
import { WrittenDocument } from './written-document';
import { writeYaml } from './yaml-writer';

/** A synthesis that validates the app once and renders every object once. */
interface Synthesis {
  readonly progress: Progress;
  /** What is validated and not written yet; undefined if cdk8s asks the objects themselves. */
  readonly written?: Map<ApiObject, WrittenDocument>;
  /** How many constructs there were before the first validation. */
  readonly size: number;
  /** Validates once more for every chart, as cdk8s does. */
  readonly giveUp: () => void;
  /** Whether last validations come after all others. */
  hasLast: boolean;
  /** Whether their turn has come. */
  isLast: boolean;
  /** Whether the loop of `App` has its charts. */
  isWriting: boolean;
}

// A program that has put something else there gets what it wants.
const { stringify: STRINGIFY } = Yaml;
const { toJson: TO_JSON } = Chart.prototype;
const CHARTS = Object.getOwnPropertyDescriptor(App.prototype, 'charts')?.get;

const LAST = Symbol.for('cdk8s-llm-gateway.last-validation');

let running: Synthesis | undefined;

/** Whether the running synthesis validates and renders every object once. */
export function isLinear(): boolean {
  return running !== undefined;
}

/** Adds a validation to an object that comes after all others, so that it sees what they have changed. */
export function validateLast(object: ApiObject, validation: IValidation): void {
  Object.defineProperty(object, LAST, { value: validation });
  object.node.addValidation({ validate: () => (running?.hasLast ? [] : validation.validate()) });
}

/** Lets the running synthesis write an object as its last validation has rendered it, and not render it again. */
export function keepRendered(object: ApiObject, json: unknown): void {
  running?.progress.step();
  const document = running?.written && running.isLast ? WrittenDocument.of(json) : undefined;
  if (document) {
    running!.written!.set(object, document);
  }
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
 * Runs the synthesis of a whole app so that its cost grows with the number of charts and not with its square: cdk8s validates
 * the app and resolves its dependencies at the start of a synthesis, and then all of it again for every chart. Charts that say
 * themselves how they are rendered are asked as ever.
 *
 * @see https://github.com/cdk8s-team/cdk8s-core/pull/1658
 */
export function linearly<T>(app: App, synthesis: () => T): T {
  const all = app.node.findAll();
  const charts = chartsIn(all).filter((c) => c.toJson === TO_JSON);
  const own: Synthesis = {
    progress: new Progress(all.filter((c) => ApiObject.isApiObject(c)).length),
    written: writesText(app) ? new Map() : undefined,
    size: all.length,
    giveUp: () => {
      own.hasLast = own.isLast = false;
      charts.filter((c) => c.toJson === toJson).forEach((c) => Reflect.deleteProperty(c, 'toJson'));
    },
    hasLast: false,
    isLast: false,
    isWriting: false,
  };
  const outer = running;
  const undo: Array<() => void> = [own.giveUp];
  try {
    charts.forEach((chart) => (chart.toJson = toJson));
    undo.push(addLastTurn(app, all, own));
    if (own.written) {
      undo.push(writeQuickly());
    }
    if (!Object.hasOwn(app, 'charts')) {
      undo.push(replaceGetter(app, 'charts', () => chartsOf(app, own)));
    }
    running = own;
    return synthesis();
  } finally {
    running = outer;
    undo.reverse().forEach((back) => back());
    own.progress.end();
  }
}

/** Makes the synthesis of the app above a construct linear, unless that app has a synthesis of its own. */
export function makeLinear(construct: IConstruct): void {
  const app = construct.node.root;
  if (app instanceof App && app.synth === App.prototype.synth && app.synthYaml === App.prototype.synthYaml) {
    replace(app, 'synth', () => linearly(app, () => App.prototype.synth.call(app)));
    replace(app, 'synthYaml', () => linearly(app, () => App.prototype.synthYaml.call(app)));
  }
}

/** Objects that get a folder for each chart are asked by cdk8s itself. */
function writesText({ yamlOutputType }: App): boolean {
  const isStock = Yaml.stringify === STRINGIFY || running?.written !== undefined;
  return isStock && yamlOutputType !== YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
}

/** `App` offers no other way to say how its files are written. */
function writeQuickly(): () => void {
  const { stringify } = Yaml;
  const textOf = (document: unknown): string =>
    document instanceof WrittenDocument ? document.text : (writeYaml(document) ?? stringify(document));
  return replace(Yaml, 'stringify', (...documents: unknown[]) => documents.map(textOf).join('---\n'));
}

/** cdk8s validates whatever it finds in the app, in that order: last validations are found once more, in the end. */
function addLastTurn({ node }: App, all: readonly IConstruct[], synthesis: Synthesis): () => void {
  const findAll = node.findAll.bind(node);
  const turns = all.filter((c) => LAST in c).map((c) => new LastTurn(c as WithLast, synthesis));
  const back = replace(node, 'findAll', (order) => {
    back();
    synthesis.hasLast = true;
    return [...findAll(order), ...(turns as unknown as IConstruct[])];
  });
  return back;
}

type WithLast = ApiObject & { readonly [LAST]: IValidation };

/** What the validation of an app needs of a construct and its node. */
class LastTurn {
  public readonly dependencies: never[] = [];
  public readonly children: never[] = [];

  constructor(
    private readonly object: WithLast,
    private readonly synthesis: Synthesis,
  ) {}

  public get node(): this {
    return this;
  }

  public get path(): string {
    return this.object.node.path;
  }

  public validate(): string[] {
    this.synthesis.isLast = true;
    return this.object[LAST].validate();
  }
}

/** What `App.charts` returns; the loop that writes gets charts that hand out what is written already. */
function chartsOf(app: App, synthesis: Synthesis): Chart[] {
  const all = app.node.findAll();
  const inOrder = !all.some(({ node }) => node.dependencies.length > 0 || (node.scope === app && /^\d+$/.test(node.id)));
  const prototype = Object.getPrototypeOf(app) as App;
  const charts = inOrder && getterOf(prototype) === CHARTS ? chartsIn(all) : (Reflect.get(prototype, 'charts', app) as Chart[]);
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
