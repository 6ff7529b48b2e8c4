import { ApiObject, App, Yaml, YamlOutputType } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { describe } from '../problem';
import { unwritable } from '../yaml/refusals';
import { Unwritable, writeYaml } from '../yaml/writer';
import { chartsOf, renderDirectly } from './charts';
import { ForeignTexts } from './foreign-texts';
import { addLastTurn, checkTurns, lastTurns } from './last-validation';
import { Progress } from './progress';
import { replace, replaceGetter } from './replace';
import { readable } from './readable';
import type { Synthesis } from './running';
import { runningSynthesis, runWithin } from './running';
import { WrittenDocument } from './written-document';

// A program that has put something else there gets what it wants.
const { stringify: STOCK_STRINGIFY } = Yaml;

/**
 * Runs the synthesis of a whole app so that its cost grows with the number of charts and not with its square: cdk8s validates
 * the app and resolves its dependencies at the start of a synthesis, and then all of it again for every chart. Charts that say
 * themselves how they are rendered are asked as ever.
 *
 * @see https://github.com/cdk8s-team/cdk8s-core/pull/1658
 */
export function linearly<T>(app: App, synthesis: () => T): T {
  const all = app.node.findAll();
  const renderAsEver = renderDirectly(all);
  const isQuick = Yaml.stringify === STOCK_STRINGIFY || runningSynthesis()?.isQuick === true;
  const own: Synthesis = {
    progress: new Progress(all.filter((c) => ApiObject.isApiObject(c)).length),
    isQuick,
    written: isQuick && !asksObjects(app) ? new Map() : undefined,
    size: all.length,
    giveUp: () => {
      own.hasLast = own.isLast = false;
      renderAsEver();
    },
    hasLast: false,
    isLast: false,
    isWriting: false,
  };
  const turns = lastTurns(all, own);
  const undo: Array<() => void> = [own.giveUp];
  try {
    undo.push(addLastTurn(app, turns, own));
    if (isQuick) {
      undo.push(writeQuickly());
    }
    if (!Object.hasOwn(app, 'charts')) {
      undo.push(replaceGetter(app, 'charts', () => chartsOf(app, own)));
    }
    const result = runWithin(own, synthesis);
    checkTurns(turns);
    return result;
  } catch (error) {
    throw readable(error);
  } finally {
    undo.reverse().forEach((back) => back());
    own.progress.end();
  }
}

const known = new WeakSet<App>();

/**
 * Makes the synthesis of the app above a construct linear and lets it write itself, unless that app has a synthesis of its own;
 * then what cdk8s would write wrong is refused.
 */
export function makeLinear(construct: IConstruct): void {
  const app = construct.node.root;
  if (!(app instanceof App) || known.has(app)) {
    return;
  }
  known.add(app);
  app.node.addValidation(new ForeignTexts(app));
  if (app.synth === App.prototype.synth && app.synthYaml === App.prototype.synthYaml) {
    replace(app, 'synth', () => linearly(app, () => App.prototype.synth.call(app)));
    replace(app, 'synthYaml', () => linearly(app, () => App.prototype.synthYaml.call(app)));
  }
}

/** For folders cdk8s asks the objects themselves, and not their charts. */
function asksObjects({ yamlOutputType }: App): boolean {
  return yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
}

/** `App` offers no other way to say how its files are written. */
function writeQuickly(): () => void {
  return replace(Yaml, 'stringify', (...documents: unknown[]) => documents.map(textOf).join('---\n'));
}

function textOf(document: unknown): string {
  if (document instanceof WrittenDocument) {
    return document.text;
  }
  try {
    return document === undefined ? '\n' : writeYaml(document);
  } catch (error) {
    if (!(error instanceof Unwritable)) {
      throw error;
    }
    const { kind, metadata } = document as { kind?: unknown; metadata?: { name?: unknown } };
    const lines = unwritable(document).map((problem) => describe(`${String(kind)}/${String(metadata?.name)}`, problem));
    throw new Error(`Validation failed with the following errors:\n  ${lines.join('\n  ')}`);
  }
}
