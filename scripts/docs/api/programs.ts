import { resolve } from 'node:path';
import * as cdk8s from 'cdk8s';
import { manifestsOf } from '../../../test/support/programs';

/**
 * The objects that the constructs of a class make in a program, which is a whole one that a reader can paste and run; none, if
 * they only change those of others.
 */
export function objectsOf(construct: string, code: string): string {
  const nodes = run(construct, code).flatMap((app) => app.node.findAll());
  const made = nodes.filter((node) => node.constructor.name === construct);
  if (made.length === 0) throw new Error(`the example of ${construct} makes none`);

  const objects = made.flatMap((node) => node.node.findAll()).filter((node) => cdk8s.ApiObject.isApiObject(node));
  return [...new Set(objects)].map((object) => cdk8s.Yaml.stringify(object.toJson())).join('---\n');
}

/** Runs a program and answers the apps that it wrote. */
function run(construct: string, code: string): cdk8s.App[] {
  const apps: cdk8s.App[] = [];
  const { synth } = cdk8s.App.prototype;
  cdk8s.App.prototype.synth = function (this: cdk8s.App) {
    synth.call(this);
    apps.push(this);
  };
  try {
    manifestsOf({ at: construct, code }, load as NodeRequire);
    return apps;
  } catch (error) {
    throw new Error(`the example of ${construct} does not run`, { cause: error });
  } finally {
    cdk8s.App.prototype.synth = synth;
  }
}

/** The package means its source, not the last build. */
function load(name: string): unknown {
  return require(name === 'cdk8s-llm-gateway' ? resolve(__dirname, '../../../src') : name);
}
